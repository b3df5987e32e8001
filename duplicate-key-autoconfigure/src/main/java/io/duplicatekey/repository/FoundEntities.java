package io.duplicatekey.repository;

import java.util.List;

import org.hibernate.Hibernate;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.util.ConcurrentLruCache;

import io.duplicatekey.hibernate.FindOrInsert;
import io.duplicatekey.plan.UpsertDefinition;
import io.duplicatekey.upsert.Found;
import io.duplicatekey.upsert.OnDuplicate;
import io.duplicatekey.upsert.Permission;

/**
 * Finds or inserts entities of all persistence units.
 */
final class FoundEntities {

	/**
	 * More than a program has, unless it makes keys up as it runs.
	 */
	private static final int MOST_PREPARED = 256;

	private final ConcurrentLruCache<Key, Prepared> prepared;

	FoundEntities(PersistenceUnits units) {
		this.prepared = new ConcurrentLruCache<>(MOST_PREPARED, (key) -> prepare(key, units));
	}

	@SuppressWarnings("unchecked")
	<T> Found<T> findOrInsert(@Nullable T entity, String... key) {
		if (entity == null) {
			throw new InvalidDataAccessApiUsageException("UpsertOperations.findOrInsert: entity is null");
		}
		Prepared prepared = this.prepared.get(new Key(Hibernate.getClass(entity), List.of(key)));
		return (Found<T>) prepared.unit().inTransaction(() -> prepared.action().findOrInsert(entity));
	}

	@SuppressWarnings("unchecked")
	private static Prepared prepare(Key key, PersistenceUnits units) {
		PersistenceUnit unit = units.of(key.type());
		return new Prepared(unit,
				unit.upserts()
					.prepare((Class<Object>) key.type(), definition(key, OnDuplicate.KEEP),
							definition(key, OnDuplicate.IF_ABSENT)));
	}

	/**
	 * Other keys may be there: a row that is kept is not changed, whichever key it has.
	 */
	private static UpsertDefinition definition(Key key, OnDuplicate mode) {
		return new DescribedUpsert().with((described) -> {
			described.key = key.properties();
			described.onDuplicate = mode;
			described.otherKeys = Permission.ALLOW;
		}).toDefinition("UpsertOperations.findOrInsert of " + key.type().getSimpleName());
	}

	private record Key(Class<?> type, List<String> properties) {
	}

	private record Prepared(PersistenceUnit unit, FindOrInsert<Object> action) {
	}

}
