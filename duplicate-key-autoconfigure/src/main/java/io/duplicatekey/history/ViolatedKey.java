package io.duplicatekey.history;

import java.util.Locale;

import org.jspecify.annotations.Nullable;

import io.duplicatekey.DuplicateKeyViolation;

/**
 * A key as it is counted. All of it are names, never values.
 *
 * @param table the table, or {@code unknown}
 * @param constraint the key, or {@code unknown}
 * @param kind {@code primary_key}, {@code unique_key} or {@code unknown}
 * @param dataSource the name of the data source, or {@code unknown}
 */
public record ViolatedKey(String table, String constraint, String kind, String dataSource) {

	/**
	 * What stands for what is not known.
	 */
	public static final String UNKNOWN = "unknown";

	/**
	 * What stands for all keys that are too many.
	 */
	static final ViolatedKey OTHER = new ViolatedKey("other", "other", "other", "other");

	/**
	 * The key of a violation.
	 * @param violation the violation
	 * @param dataSource the name of the data source
	 * @return the key
	 */
	public static ViolatedKey of(DuplicateKeyViolation violation, String dataSource) {
		return new ViolatedKey(known(violation.table()), known(violation.constraint()),
				violation.kind().name().toLowerCase(Locale.ROOT), dataSource);
	}

	private static String known(@Nullable String name) {
		return (name != null && !name.isEmpty()) ? name : UNKNOWN;
	}

}
