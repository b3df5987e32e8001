package io.duplicatekey.repository;

import java.util.List;
import java.util.Objects;

import org.hibernate.Hibernate;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.util.ConcurrentLruCache;

import io.duplicatekey.hibernate.FindOrInsert;
import io.duplicatekey.jdbc.UpsertReport;
import io.duplicatekey.plan.UpsertDefinition;
import io.duplicatekey.upsert.Found;
import io.duplicatekey.upsert.OnDuplicate;
import io.duplicatekey.upsert.Permission;
import io.duplicatekey.upsert.UpsertForm;
import io.duplicatekey.upsert.UpsertResult;

/**
 * Finds or inserts entities of all persistence units.
 */
final class FoundEntities {

	private static final String NAME = "UpsertOperations.findOrInsert";

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
		UpsertReport report = new UpsertReport();
		return (Found<T>) Objects.requireNonNull(prepared.unit()
			.observations()
			.observe(NAME, Hibernate.getClass(entity), report, () -> findOrInsert(prepared, entity, report)));
	}

	private static Found<?> findOrInsert(Prepared prepared, Object entity, UpsertReport report) {
		Found<?> found = prepared.unit().inTransaction(() -> prepared.action().findOrInsert(entity));
		if (found.inserted()) {
			report.chosen(UpsertForm.SINGLE_ROW);
		}
		report.written(new UpsertResult(found.inserted() ? 1 : 0, 0, found.inserted() ? 0 : 1, List.of()), 1);
		return found;
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
		}).toDefinition(NAME + " of " + key.type().getSimpleName());
	}

	private record Key(Class<?> type, List<String> properties) {
	}

	private record Prepared(PersistenceUnit unit, FindOrInsert<Object> action) {
	}

}
