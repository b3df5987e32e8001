package io.duplicatekey.mysql;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/**
 * A query of one table by the values of columns, and by nothing else: where it found no
 * row, there was none with these values.
 */
public final class KeyQuery {

	private final @Nullable String schema;

	private final String table;

	private final Map<String, String> values;

	KeyQuery(@Nullable String schema, String table, Map<String, String> values) {
		this.schema = schema;
		this.table = table;
		this.values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
		this.values.putAll(values);
	}

	/**
	 * Read a statement. It never throws.
	 * @param sql the statement with its values, may be {@code null}
	 * @return the query, or {@code null} unless the text is one complete SELECT from one
	 * table, {@code WHERE column = literal AND ...}, that reads the same in every
	 * {@code sql_mode}
	 */
	public static @Nullable KeyQuery of(@Nullable String sql) {
		return (sql != null) ? new KeyQueryReader(sql).read() : null;
	}

	/**
	 * The schema that qualifies the table.
	 * @return the schema, {@code null} where none does
	 */
	public @Nullable String schema() {
		return this.schema;
	}

	/**
	 * The table.
	 * @return the table as written, without quotes
	 */
	public String table() {
		return this.table;
	}

	/**
	 * The values by the names of columns, in any case.
	 * @return at least one value. They are the user's, and must not be shown
	 */
	public Map<String, String> values() {
		return Collections.unmodifiableMap(this.values);
	}

}
