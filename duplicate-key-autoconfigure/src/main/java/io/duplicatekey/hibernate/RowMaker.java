package io.duplicatekey.hibernate;

import java.util.List;
import java.util.Map;

import org.hibernate.Hibernate;
import org.hibernate.TransientObjectException;
import org.hibernate.TransientPropertyValueException;
import org.hibernate.bytecode.enhance.spi.interceptor.LazyAttributeLoadingInterceptor;
import org.hibernate.bytecode.spi.BytecodeEnhancementMetadata;
import org.hibernate.engine.spi.SessionImplementor;
import org.hibernate.generator.BeforeExecutionGenerator;
import org.hibernate.generator.EventType;
import org.hibernate.generator.Generator;
import org.hibernate.id.IdentifierGenerationException;
import org.hibernate.metamodel.mapping.AttributeMapping;
import org.hibernate.metamodel.mapping.EntityAssociationMapping;
import org.hibernate.metamodel.mapping.EntityVersionMapping;
import org.hibernate.metamodel.mapping.SelectableMapping;
import org.hibernate.persister.entity.EntityPersister;
import org.jspecify.annotations.Nullable;

/**
 * Makes rows of entities, in the order in which Hibernate makes an insert: id, callbacks,
 * version, generated values.
 */
final class RowMaker {

	private final EntityPlan plan;

	private final EntityPersister persister;

	private final SessionImplementor session;

	private final boolean makesIds;

	RowMaker(EntityPlan plan, SessionImplementor session) {
		this.plan = plan;
		this.persister = plan.persister();
		this.session = session;
		this.makesIds = plan.makesIds();
	}

	/**
	 * Make the row of an entity. The entity gets the id and the values that are generated
	 * before an insert.
	 * @param given the entity or a proxy of it
	 * @return the row
	 */
	EntityRow make(Object given) {
		Object entity = Hibernate.unproxy(given);
		load(entity);
		Object givenId = this.persister.getIdentifier(entity, this.session);
		Object made = makeId(entity, givenId);
		if (made != null && !Boolean.FALSE.equals(isUnsaved(givenId))) {
			// Callbacks get to see it. An id that the entity had is none of this row's.
			this.persister.setIdentifier(entity, made, this.session);
		}
		this.session.getFactory().getEventEngine().getCallbackRegistry().preCreate(entity);
		Object id = (made != null) ? made : assignedId(entity);
		@Nullable Object[] state = this.persister.getPropertyValuesToInsert(entity, null, this.session);
		seedVersion(entity, state);
		generateValues(entity, state, EventType.INSERT);
		return new EntityRow(entity, valuesOf(id, state), givenId, id);
	}

	/**
	 * Make the row of an entity that changes a stored one, in the order in which
	 * Hibernate makes an update: callbacks, version, generated values. The entity gets
	 * the values that are generated before an update.
	 * @param entity the entity, never a proxy
	 * @return the row
	 */
	EntityRow makeUpdate(Object entity) {
		load(entity);
		this.session.getFactory().getEventEngine().getCallbackRegistry().preUpdate(entity);
		Object id = this.persister.getIdentifier(entity, this.session);
		@Nullable Object[] state = this.persister.getValues(entity);
		seedVersion(entity, state);
		generateValues(entity, state, EventType.UPDATE);
		return new EntityRow(entity, valuesOf(id, state), id, id);
	}

	/**
	 * The values that an entity has, without making any.
	 * @param entity the entity, never a proxy
	 * @param parts what is wanted
	 * @return the values of the plan's columns, {@code null} for those of other parts
	 */
	@Nullable Object[] given(Object entity, List<EntityPlan.Part> parts) {
		@Nullable Object[] values = new Object[this.plan.columns().size()];
		Object id = this.persister.getIdentifier(entity, this.session);
		for (EntityPlan.Part part : parts) {
			if (part.position() != EntityColumn.ID) {
				decompose(part, this.persister.getValue(entity, part.position()), values);
			}
			else if (id != null) {
				part.model().breakDownJdbcValues(id, 0, values, part.slots(), RowMaker::put, this.session);
			}
		}
		return values;
	}

	/**
	 * Load what bytecode enhancement has left out: Hibernate's own updates leave it out
	 * too, but the statement writes every column, and would write NULL.
	 */
	private void load(Object entity) {
		Hibernate.initialize(entity);
		BytecodeEnhancementMetadata enhancement = this.persister.getBytecodeEnhancementMetadata();
		if (!enhancement.isEnhancedForLazyLoading() || !enhancement.hasUnFetchedAttributes(entity)) {
			return;
		}
		for (EntityPlan.Part part : this.plan.parts()) {
			String name = (part.position() != EntityColumn.ID)
					? this.persister.getAttributeMapping(part.position()).getAttributeName() : null;
			LazyAttributeLoadingInterceptor interceptor = enhancement.extractInterceptor(entity);
			if (name != null && interceptor != null && !interceptor.isAttributeLoaded(name)) {
				interceptor.fetchAttribute(entity, name);
			}
		}
	}

	private @Nullable Object makeId(Object entity, @Nullable Object givenId) {
		Generator generator = this.persister.getGenerator();
		if (!generator.generatesOnInsert() || generator.generatedOnExecution()
				|| (Boolean.FALSE.equals(isUnsaved(givenId)) && !this.makesIds)) {
			return null;
		}
		Object current = generator.allowAssignedIdentifiers() ? givenId : null;
		Object made = ((BeforeExecutionGenerator) generator).generate(this.session, entity, current, EventType.INSERT);
		if (made == null) {
			throw new IdentifierGenerationException("No id was generated for " + this.persister.getEntityName());
		}
		return made;
	}

	private @Nullable Object assignedId(Object entity) {
		Object id = this.persister.getIdentifier(entity, this.session);
		if (this.persister.getGenerator().generatedOnExecution()) {
			return Boolean.TRUE.equals(isUnsaved(id)) ? null : id;
		}
		if (id == null) {
			throw new IdentifierGenerationException(
					"The id of " + this.persister.getEntityName() + " must be assigned before an entity is upserted");
		}
		return id;
	}

	private @Nullable Boolean isUnsaved(@Nullable Object id) {
		return this.persister.getIdentifierMapping().getUnsavedStrategy().isUnsaved(id);
	}

	private void seedVersion(Object entity, @Nullable Object[] state) {
		EntityVersionMapping version = this.persister.getVersionMapping();
		if (version != null) {
			int position = version.getVersionAttribute().getStateArrayPosition();
			BeforeExecutionGenerator generator = this.persister.getVersionGenerator();
			if (this.persister.getAttributeMapping(position).getGenerator() == null && generator != null) {
				// Whatever the entity has: it is that of another row, or of an older one.
				state[position] = generator.generate(this.session, entity, null, EventType.INSERT);
			}
		}
	}

	private void generateValues(Object entity, @Nullable Object[] state, EventType event) {
		for (int i = 0; i < state.length; i++) {
			AttributeMapping attribute = this.persister.getAttributeMapping(i);
			Generator generator = attribute.getGenerator();
			if (generator != null && isDue(generator, event) && !generator.generatedOnExecution()
					&& !generator.generatedOnExecution(entity, this.session)) {
				state[i] = ((BeforeExecutionGenerator) generator).generate(this.session, entity, state[i], event);
				this.persister.setValue(entity, i, state[i]);
			}
		}
	}

	/**
	 * The tenant is no value to change; an update has it to find the row.
	 */
	private static boolean isDue(Generator generator, EventType event) {
		return generator.getEventTypes().contains(event) || Tenants.isMadeBy(generator);
	}

	private @Nullable Object[] valuesOf(@Nullable Object id, @Nullable Object[] state) {
		@Nullable Object[] values = new Object[this.plan.columns().size()];
		for (EntityPlan.Part part : this.plan.parts()) {
			if (part.position() == EntityColumn.ID) {
				if (id != null) {
					part.model().breakDownJdbcValues(id, 0, values, part.slots(), RowMaker::put, this.session);
				}
			}
			else {
				decompose(part, state[part.position()], values);
			}
		}
		return values;
	}

	private void decompose(EntityPlan.Part part, @Nullable Object value, @Nullable Object[] values) {
		try {
			part.model().decompose(value, 0, values, part.slots(), RowMaker::put, this.session);
		}
		catch (TransientObjectException ex) {
			throw unsaved(this.persister.getAttributeMapping(part.position()), ex);
		}
	}

	private TransientObjectException unsaved(AttributeMapping attribute, TransientObjectException cause) {
		String target = (attribute instanceof EntityAssociationMapping association)
				? association.getAssociatedEntityMappingType().getEntityName() : "a part of it";
		TransientPropertyValueException named = new TransientPropertyValueException(
				"An upsert does not cascade: save the entity that this property refers to first", target,
				this.persister.getEntityName(), attribute.getAttributeName());
		named.initCause(cause);
		return named;
	}

	private static void put(int index, @Nullable Object[] values, Map<String, Integer> slots, @Nullable Object value,
			SelectableMapping selectable) {
		Integer slot = slots.get(selectable.getSelectionExpression());
		// A column can be in an attribute twice, and is written once.
		if (slot != null && (selectable.isInsertable() || values[slot] == null)) {
			values[slot] = value;
		}
	}

}
