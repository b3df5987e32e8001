package io.duplicatekey.translation;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Which key a message means, as far as message, statement and schema agree.
 *
 * @param schema the schema, only where the statement settles it
 * @param table the table
 * @param constraint the name of the key, {@code null} where it is unknown or ambiguous
 * @param columns the columns of the key, empty where they are not known
 * @param confirmed whether the schema confirms the key, rather than the message alone
 * @param local whether the table is the one that its name alone means to the session, as
 * far as it is known; another schema can have a table of that name
 */
record ResolvedKey(@Nullable String schema, @Nullable String table, @Nullable String constraint, List<String> columns,
		boolean confirmed, boolean local) {

	static final ResolvedKey UNKNOWN = new ResolvedKey(null, null, null, List.of(), false, true);

	ResolvedKey withoutSchema() {
		return new ResolvedKey(null, this.table, this.constraint, this.columns, this.confirmed, this.local);
	}

	static ResolvedKey unconfirmed(@Nullable String table, String constraint) {
		return new ResolvedKey(null, table, constraint, List.of(), false, true);
	}

}
