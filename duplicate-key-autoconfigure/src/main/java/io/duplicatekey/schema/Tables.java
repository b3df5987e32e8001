package io.duplicatekey.schema;

import java.sql.Connection;
import java.sql.SQLException;

import org.jspecify.annotations.Nullable;

/**
 * Where to learn about tables.
 */
public interface Tables {

	/**
	 * Asks the server about each table, each time.
	 */
	Tables ASKED = (connection, schema, table) -> new TableReader(connection, schema, table, 0);

	/**
	 * What there is to know of a table.
	 * @param connection where it is
	 * @param schema its schema, {@code null} for the session's own
	 * @param table its name
	 * @return what is known or can be asked
	 * @throws SQLException from the driver
	 */
	TableFacts of(Connection connection, @Nullable String schema, String table) throws SQLException;

}
