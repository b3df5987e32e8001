package io.duplicatekey.mysql;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The table that a statement writes, as far as its text says for certain. Triggers and
 * cascades can write others, and the name can be a view's.
 *
 * @param schema the schema that qualifies the table, or {@code null} if none does
 * @param table the table as written, without quotes
 * @param calledFunctions the names that the statement calls and that are no reserved
 * words, each once: a stored function among them can write elsewhere. Names are in lower
 * case, a schema in front of one is as written ({@code db.f}); built-in functions are
 * included
 */
public record WrittenTable(@Nullable String schema, String table, List<String> calledFunctions) {

	/**
	 * Read a statement. It never throws and takes time linear in the statement's length.
	 * @param sql the statement, may be {@code null}
	 * @return the table, or {@code null} unless the text is one complete INSERT, REPLACE,
	 * LOAD DATA or single-table UPDATE without executable comments
	 */
	public static @Nullable WrittenTable of(@Nullable String sql) {
		return (sql != null) ? StatementReader.read(sql) : null;
	}

	/**
	 * Read the name of a table.
	 * @param name the name as a statement would write it, such as Hibernate's table
	 * expressions
	 * @return the table, or {@code null} if the text is something else
	 */
	public static @Nullable WrittenTable named(String name) {
		return of("INSERT INTO " + name + " VALUES ()");
	}

}
