package io.duplicatekey.endpoint;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.duplicatekey.history.RecentViolation;
import io.duplicatekey.repository.KnownUpsert;

/**
 * What the endpoint tells. It has names of tables, keys, columns, classes and methods,
 * and no values of rows.
 *
 * @param keys the known unique keys
 * @param exceptions the exceptions that are declared for constraints
 * @param upserts the {@code @Upsert} methods of the repositories that are in use
 * @param violations what was violated
 * @param retries how often upserts were tried again
 */
public record DuplicateKeysReport(List<UniqueKey> keys, List<Declared> exceptions, List<KnownUpsert> upserts,
		Violations violations, Retries retries) {

	/**
	 * A unique key: one that an entity is mapped to, one that the schema was found to
	 * have when a duplicate asked for it, or both.
	 *
	 * @param dataSource the name of the data source, or {@code unknown}
	 * @param table the table
	 * @param constraint the name of the key, {@code null} where the mapping does not say
	 * and no duplicate has asked for it yet
	 * @param columns its columns, empty where a part of it is an expression
	 * @param entity the class of the entity, {@code null} for none
	 * @param properties the properties in the columns
	 * @param inSchema whether the schema was found to have it; {@code false} where
	 * nothing has asked for it yet
	 * @param exception the class of the exception that is declared for it, {@code null}
	 * for none, or where the name of the key is not known
	 * @param upserts the {@code @Upsert} methods with this key
	 * @param violations how often it was violated
	 */
	public record UniqueKey(String dataSource, String table, @Nullable String constraint, List<String> columns,
			@Nullable String entity, List<String> properties, boolean inSchema, @Nullable String exception,
			List<String> upserts, long violations) {

	}

	/**
	 * A declared exception.
	 *
	 * @param constraint the constraint as it was written, {@code null} for any
	 * @param exception the class of the exception
	 * @param where the annotation or the property
	 */
	public record Declared(@Nullable String constraint, String exception, String where) {

	}

	/**
	 * What was violated since the application began to remember.
	 *
	 * @param total how often any key was violated
	 * @param counts how often each was
	 * @param last the last violations, the latest first
	 */
	public record Violations(long total, List<Count> counts, List<RecentViolation> last) {

	}

	/**
	 * How often a key was violated.
	 *
	 * @param table the table, or {@code unknown}; {@code other} for all keys that are too
	 * many to be counted by themselves
	 * @param constraint the key, or {@code unknown}
	 * @param kind {@code primary_key}, {@code unique_key} or {@code unknown}
	 * @param dataSource the name of the data source, or {@code unknown}
	 * @param count how often
	 */
	public record Count(String table, String constraint, String kind, String dataSource, long count) {

	}

	/**
	 * How often upserts were tried again.
	 *
	 * @param deadlocks after a deadlock
	 * @param lockWaits after a wait for a lock
	 * @param changedRows because a row had changed
	 */
	public record Retries(long deadlocks, long lockWaits, long changedRows) {

	}

}
