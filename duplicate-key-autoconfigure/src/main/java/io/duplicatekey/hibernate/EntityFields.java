package io.duplicatekey.hibernate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import jakarta.persistence.EntityManager;

/**
 * The properties of an entity that can be set one by one, as an import does it.
 */
public final class EntityFields {

	private final EntityPlan plan;

	private final EntityManager entityManager;

	private final Map<EntityField, EntityColumn> columns = new LinkedHashMap<>();

	EntityFields(EntityPlan plan, EntityManager entityManager) {
		this.plan = plan;
		this.entityManager = entityManager;
		EntityFieldReader reader = new EntityFieldReader(plan);
		plan.mapping().columns().stream().filter(EntityFieldReader::isField).forEach((column) -> {
			EntityField field = reader.read(column);
			if (this.columns.keySet().stream().noneMatch((known) -> known.property().equals(field.property()))) {
				this.columns.put(field, column);
			}
		});
	}

	/**
	 * The entity's name, for messages.
	 * @return the name
	 */
	public String entity() {
		return this.plan.mapping().table().owner();
	}

	/**
	 * All properties.
	 * @return the properties in the order of the columns
	 */
	public List<EntityField> all() {
		return List.copyOf(this.columns.keySet());
	}

	/**
	 * Prepare to make entities.
	 * @param fields the properties to be set, some of {@link #all()}
	 * @return what makes entities
	 */
	public EntityMaker maker(List<EntityField> fields) {
		List<EntityColumn> given = fields.stream()
			.map((field) -> Objects.requireNonNull(this.columns.get(field), field.property()))
			.toList();
		return new EntityMaker(this.plan.persister(), this.entityManager, given);
	}

}
