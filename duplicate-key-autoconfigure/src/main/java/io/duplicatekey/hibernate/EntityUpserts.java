package io.duplicatekey.hibernate;

import jakarta.persistence.EntityManager;

import io.duplicatekey.upsert.UpsertDefinition;
import io.duplicatekey.upsert.UpsertExecutor;

/**
 * The upserts of one persistence unit.
 */
@SuppressWarnings("UnusedVariable")
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
		return new EntityUpsert<>();
	}

}
