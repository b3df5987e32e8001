package io.duplicatekey.hibernate;

import java.util.ArrayList;
import java.util.List;

import org.hibernate.Hibernate;
import org.hibernate.engine.spi.SessionImplementor;
import org.hibernate.metamodel.mapping.JdbcMapping;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.query.Query;
import org.jspecify.annotations.Nullable;

/**
 * Reads the entity that has the key of another, as any query would: what the session
 * holds back is flushed if it is told to, nothing is locked, and the entity is managed.
 */
final class KeyQuery {

	private final PreparedEntity prepared;

	private final List<EntityPlan.Part> parts;

	private final List<Leaf> leaves;

	private final String query;

	KeyQuery(PreparedEntity prepared) {
		EntityPlan plan = prepared.plan();
		this.prepared = prepared;
		this.parts = plan.parts()
			.stream()
			.filter((part) -> part.slots().values().stream().anyMatch(plan.key()::contains))
			.toList();
		this.leaves = plan.key()
			.stream()
			.map((column) -> plan.columns().get(column))
			.filter(EntityColumn::settable)
			.map(EntityColumn::leaf)
			.<Leaf>mapMulti((leaf, leaves) -> {
				if (leaf != null) {
					leaves.accept(leaf);
				}
			})
			.toList();
		this.query = write();
	}

	private String write() {
		List<String> conditions = new ArrayList<>();
		this.leaves.forEach((leaf) -> conditions.add("e." + leaf.path() + " = ?" + (conditions.size() + 1)));
		return "select e from " + persister().getEntityName() + " e where " + String.join(" and ", conditions);
	}

	/**
	 * Read it.
	 * @param session the session
	 * @param entity the entity whose key is looked for
	 * @return the entity, {@code null} if there is none, or if it cannot be looked for:
	 * because a value of the key is still to be made, or a column of it is no property
	 */
	@Nullable Object read(SessionImplementor session, Object entity) {
		if (this.prepared.isFoundById()) {
			Object id = persister().getIdentifier(entity, session);
			return (id != null) ? session.find(persister().getMappedClass(), id) : null;
		}
		List<Integer> key = this.prepared.plan().key();
		if (this.leaves.size() < key.size()) {
			return null;
		}
		@Nullable Object[] values = new RowMaker(this.prepared.plan(), session).given(entity, this.parts);
		Query<?> query = session.createQuery(this.query, persister().getMappedClass());
		for (int i = 0; i < key.size(); i++) {
			JdbcMapping mapping = this.prepared.plan().columns().get(key.get(i)).selectable().getJdbcMapping();
			Object value = mapping.convertToDomainValue(values[key.get(i)]);
			if (value == null) {
				return null;
			}
			query.setParameter(i + 1, value);
		}
		Object found = query.getResultStream().findFirst().orElse(null);
		return Hibernate.unproxy(found);
	}

	private EntityPersister persister() {
		return this.prepared.plan().persister();
	}

}
