package io.duplicatekey.hibernate;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

import jakarta.persistence.EntityManager;
import org.hibernate.engine.spi.SessionImplementor;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.generator.EventType;
import org.hibernate.persister.entity.EntityPersister;

import io.duplicatekey.InvalidDeclarationException;
import io.duplicatekey.plan.UpsertDefinition;
import io.duplicatekey.jdbc.UpsertExecutor;

/**
 * The upserts of one persistence unit.
 */
public final class EntityUpserts {

	private final EntityManager entityManager;

	private final UpsertExecutor executor;

	/**
	 * Create it. Nothing is read and no connection opened.
	 * @param entityManager the persistence unit's shared entity manager
	 * @param executor writes the rows
	 */
	public EntityUpserts(EntityManager entityManager, UpsertExecutor executor) {
		this.entityManager = entityManager;
		this.executor = executor;
	}

	/**
	 * Prepare an upsert.
	 * @param <T> the type of the entity
	 * @param type the entity, which can have subclasses in the same table
	 * @param definition what was declared
	 * @return the upsert, which can be used any number of times and by any thread
	 * @throws io.duplicatekey.InvalidDeclarationException if the definition or the
	 * mapping cannot work
	 */
	public <T> EntityUpsert<T> prepare(Class<T> type, UpsertDefinition definition) {
		return prepare(type, definition, (persister) -> PreparedEntity.of(EntityPlan.of(persister, definition)));
	}

	/**
	 * Prepare to change stored rows, and to insert none.
	 * @param <T> the type of the entity
	 * @param type the entity, which can have subclasses in the same table
	 * @param definition what was declared
	 * @return what takes {@link EntityUpsert#updateByKey} and nothing else
	 * @throws io.duplicatekey.InvalidDeclarationException if the definition or the
	 * mapping cannot work, or nothing would change
	 */
	public <T> EntityUpsert<T> prepareUpdate(Class<T> type, UpsertDefinition definition) {
		return prepare(type, definition,
				(persister) -> PreparedEntity.of(EntityPlan.ofUpdate(persister, definition), EventType.UPDATE));
	}

	private <T> EntityUpsert<T> prepare(Class<T> type, UpsertDefinition definition,
			Function<EntityPersister, PreparedEntity> preparation) {
		EntityPersister persister = persister(type, definition);
		Map<String, PreparedEntity> plans = new LinkedHashMap<>();
		for (String name : persister.getSubclassEntityNames()) {
			EntityPersister concrete = persister.getFactory().getMappingMetamodel().getEntityDescriptor(name);
			if (!concrete.isAbstract()) {
				plans.put(name, preparation.apply(concrete));
			}
		}
		return new EntityUpsert<>(this.entityManager, this.executor, persister, definition, Map.copyOf(plans));
	}

	/**
	 * Prepare to find or insert entities of one class.
	 * @param <T> the type of the entity
	 * @param type the class, which must be an entity that can be instantiated
	 * @param keeping an upsert that keeps the stored row, whatever key it has
	 * @param absent an upsert that inserts where no row has the key
	 * @return what finds or inserts, which can be used any number of times and by any
	 * thread
	 * @throws io.duplicatekey.InvalidDeclarationException if the definitions or the
	 * mapping cannot work
	 */
	public <T> FindOrInsert<T> prepare(Class<T> type, UpsertDefinition keeping, UpsertDefinition absent) {
		EntityPersister persister = persister(type, keeping);
		PreparedEntity prepared = PreparedEntity.of(EntityPlan.of(persister, keeping));
		if (!prepared.isFoundById() && !prepared.readsIds()) {
			throw new InvalidDeclarationException(
					"%s: the id of %s cannot be read from its row, because an association to an entity with an id of several columns is part of it."
						.formatted(keeping.where(), type.getName()),
					"Take the id for the key.");
		}
		return new FindOrInsert<>(this.entityManager, this.executor, prepared,
				PreparedEntity.of(EntityPlan.of(persister, absent)));
	}

	private EntityPersister persister(Class<?> type, UpsertDefinition definition) {
		EntityPersister persister = this.entityManager.getEntityManagerFactory()
			.unwrap(SessionFactoryImplementor.class)
			.getMappingMetamodel()
			.findEntityDescriptor(type);
		if (persister == null) {
			throw new InvalidDeclarationException(definition.where() + " cannot upsert " + type.getName()
					+ ": it is no entity of the persistence unit.", "Upsert an entity.");
		}
		return persister;
	}

	/**
	 * Whether a persistence context holds no entity.
	 * @param entityManager has it
	 * @return whether there is none
	 */
	public boolean isEmpty(EntityManager entityManager) {
		return entityManager.unwrap(SessionImplementor.class)
			.getPersistenceContextInternal()
			.getNumberOfManagedEntities() == 0;
	}

}
