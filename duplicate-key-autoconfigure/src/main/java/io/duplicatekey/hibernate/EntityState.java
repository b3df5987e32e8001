package io.duplicatekey.hibernate;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

import org.hibernate.engine.spi.SessionImplementor;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.type.CompositeType;
import org.hibernate.type.Type;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.InvalidDataAccessApiUsageException;

/**
 * Sets what was read from a row on its entity, with Hibernate's own accessors and
 * instantiators: there need not be a setter, and an embeddable can be a record.
 */
final class EntityState {

	private final EntityPersister persister;

	private final SessionImplementor session;

	private final Object entity;

	EntityState(EntityPersister persister, SessionImplementor session, Object entity) {
		this.persister = persister;
		this.session = session;
		this.entity = entity;
	}

	/**
	 * Set values.
	 * @param columns the columns
	 * @param values the value of each
	 */
	void set(List<EntityColumn> columns, @Nullable Object[] values) {
		setId(columns, values);
		for (int i = 0; i < values.length; i++) {
			EntityColumn column = columns.get(i);
			if (column.part() >= 0 && column.leaf() != null) {
				Type type = this.persister.getPropertyTypes()[column.part()];
				Object current = this.persister.getValue(this.entity, column.part());
				Object changed = with(type, current, column.leaf().nested(), values[i]);
				if (changed != current) {
					this.persister.setValue(this.entity, column.part(), changed);
				}
			}
		}
	}

	private void setId(List<EntityColumn> columns, @Nullable Object[] values) {
		Object current = this.persister.getIdentifier(this.entity, this.session);
		Object id = idOf(columns, values, current);
		if (id == null || isEqual(this.persister.getIdentifierType(), id, current)) {
			return;
		}
		if (this.session.getPersistenceContextInternal().isEntryFor(this.entity)) {
			throw new InvalidDataAccessApiUsageException("The " + this.persister.getEntityName()
					+ " given to the upsert is managed, and the stored row with its key has another id;"
					+ " the id of a managed entity cannot change, so give the upsert a new object");
		}
		this.persister.setIdentifier(this.entity, id, this.session);
	}

	/**
	 * The id in a row.
	 * @param columns the columns
	 * @param values the value of each
	 * @param current what it is changed from
	 * @return the id, {@code current} if the columns are not those of an id
	 */
	@Nullable Object idOf(List<EntityColumn> columns, @Nullable Object[] values, @Nullable Object current) {
		Object id = current;
		for (int i = 0; i < values.length; i++) {
			EntityColumn column = columns.get(i);
			if (column.part() == EntityColumn.ID && column.leaf() != null) {
				id = with(this.persister.getIdentifierType(), id, column.leaf().nested(), values[i]);
			}
		}
		return id;
	}

	/**
	 * What an attribute becomes with values for all or some of its parts. An embeddable
	 * is made of all of them at once, because one that is a record need not take less.
	 * @param slots where its values are
	 * @param current what it is now
	 * @param values the values
	 * @return the attribute, {@code null} for an embeddable without any value
	 */
	@Nullable Object filled(ValueSlots slots, @Nullable Object current, @Nullable Object[] values) {
		if (slots.isWhole()) {
			Object value = values[slots.value()];
			return slots.type().isEntityType() ? referring(slots.type(), null, value) : value;
		}
		CompositeType composite = (CompositeType) slots.type();
		Type[] types = composite.getSubtypes();
		@Nullable Object[] parts = (current != null) ? composite.getPropertyValues(current, this.session)
				: new Object[types.length];
		for (ValueSlots part : slots.parts()) {
			parts[part.position()] = filled(part, parts[part.position()], values);
		}
		if (current != null) {
			return composite.replacePropertyValues(current, parts, this.session);
		}
		return Arrays.stream(parts).allMatch(Objects::isNull) ? null : instantiate(composite, types, parts);
	}

	private @Nullable Object with(Type type, @Nullable Object current, List<String> path, @Nullable Object value) {
		if (path.isEmpty()) {
			if (type.isEntityType()) {
				return referring(type, current, value);
			}
			return isEqual(type, value, current) ? current : value;
		}
		CompositeType composite = (CompositeType) type;
		int index = composite.getPropertyIndex(path.get(0));
		Type[] types = composite.getSubtypes();
		@Nullable Object[] values = (current != null) ? composite.getPropertyValues(current, this.session)
				: new Object[types.length];
		Object changed = with(types[index], values[index], path.subList(1, path.size()), value);
		if (changed == values[index]) {
			return current;
		}
		values[index] = changed;
		return (current != null) ? composite.replacePropertyValues(current, values, this.session)
				: instantiate(composite, types, values);
	}

	/**
	 * An embeddable of parts: Hibernate's way of making one of what a cache holds is the
	 * only one that all its versions have.
	 */
	private @Nullable Object instantiate(CompositeType composite, Type[] types, @Nullable Object[] values) {
		Serializable[] disassembled = new Serializable[values.length];
		for (int i = 0; i < values.length; i++) {
			disassembled[i] = types[i].disassemble(values[i], this.session, this.entity);
		}
		return composite.assemble(disassembled, this.session, this.entity);
	}

	private @Nullable Object referring(Type type, @Nullable Object current, @Nullable Object id) {
		if (id == null) {
			return null;
		}
		EntityPersister target = this.session.getFactory().getMappingMetamodel().getEntityDescriptor(type.getName());
		return (current != null && isEqual(target.getIdentifierType(), id, target.getIdentifier(current, this.session)))
				? current : this.session.internalLoad(type.getName(), id, false, false);
	}

	private static boolean isEqual(Type type, @Nullable Object one, @Nullable Object other) {
		return one == other || (one != null && other != null && type.isEqual(one, other));
	}

}
