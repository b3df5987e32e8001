package io.duplicatekey.repository;

import org.hibernate.Hibernate;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.interceptor.DefaultTransactionAttribute;
import org.springframework.transaction.interceptor.TransactionAttribute;
import org.springframework.util.ConcurrentLruCache;

import io.duplicatekey.hibernate.EntityFields;
import io.duplicatekey.hibernate.EntityUpsert;
import io.duplicatekey.jdbc.StagedRules;
import io.duplicatekey.plan.UpsertDefinition;
import io.duplicatekey.upsert.Found;
import io.duplicatekey.upsert.UpsertOperations;

/**
 * Upserts of the entities of all persistence units.
 */
public final class EntityUpsertOperations implements UpsertOperations {

	/**
	 * More descriptions than a program has, unless it makes them up as it runs.
	 */
	private static final int MOST_PREPARED = 256;

	private static final TransactionAttribute TRANSACTION = new DefaultTransactionAttribute();

	private final ConcurrentLruCache<Key, Prepared> prepared;

	private final FoundEntities found;

	/**
	 * Create it.
	 * @param units the persistence units, asked at the first call of each description
	 */
	public EntityUpsertOperations(PersistenceUnits units) {
		this.prepared = new ConcurrentLruCache<>(MOST_PREPARED, (key) -> prepare(key, units));
		this.found = new FoundEntities(units);
	}

	@Override
	public <T> Description<T> of(Class<T> type) {
		return new EntityUpsertDescription<>(this, type, new DescribedUpsert());
	}

	@Override
	public <T> Found<T> findOrInsert(T entity, String... key) {
		return this.found.findOrInsert(entity, key);
	}

	@Override
	public <T> boolean updateByKey(@Nullable T entity, String... key) {
		if (entity == null) {
			throw new InvalidDataAccessApiUsageException("UpsertOperations.updateByKey: entity is null");
		}
		@SuppressWarnings("unchecked")
		Class<T> type = (Class<T>) Hibernate.getClass(entity);
		return of(type).key(key).updateByKey(entity);
	}

	@Nullable Object run(String name, GivenRows rows, Result result, DescribedUpsert described, @Nullable Object given) {
		boolean updates = result == Result.FOUND;
		UpsertDefinition definition = updates ? described.toUpdateDefinition(rows.where())
				: described.toDefinition(rows.where());
		StagedRules.check(definition, result.counting());
		CommitEvery.check(rows, described.commitEvery, result, definition.repeats());
		Prepared prepared = this.prepared.get(new Key(rows.entityType(), definition, updates));
		PreparedCall call = new PreparedCall(rows, result, prepared.upsert(), described.commitEvery);
		PersistenceUnit unit = prepared.unit();
		if (call.isNothing(given)) {
			return result.ofNone();
		}
		return described.withinTransaction
				? unit.run(name, call, given, null, described.progress,
						(attempt) -> unit.withinTransaction(() -> call.call(attempt, described.arguments)))
				: unit.run(name, call, given, TRANSACTION, described.progress, (attempt) -> unit
					.inTransaction(isolation(attempt), () -> call.call(attempt, described.arguments)));
	}

	/**
	 * The properties that an import can set.
	 */
	EntityFields fieldsOf(Class<?> type, UpsertDefinition definition) {
		return this.prepared.get(new Key(type, definition, false)).upsert().fields();
	}

	private static int isolation(UpsertAttempt attempt) {
		return attempt.isReadCommitted() ? TransactionDefinition.ISOLATION_READ_COMMITTED
				: TransactionDefinition.ISOLATION_DEFAULT;
	}

	@SuppressWarnings("unchecked")
	private static Prepared prepare(Key key, PersistenceUnits units) {
		PersistenceUnit unit = units.of(key.type());
		Class<Object> type = (Class<Object>) key.type();
		return new Prepared(unit, key.updates() ? unit.upserts().prepareUpdate(type, key.definition())
				: unit.upserts().prepare(type, key.definition()));
	}

	private record Key(Class<?> type, UpsertDefinition definition, boolean updates) {
	}

	private record Prepared(PersistenceUnit unit, EntityUpsert<Object> upsert) {
	}

}
