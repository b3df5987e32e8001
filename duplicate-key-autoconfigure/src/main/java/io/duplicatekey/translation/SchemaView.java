package io.duplicatekey.translation;

import java.sql.SQLException;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.duplicatekey.mysql.KeyName;
import io.duplicatekey.mysql.KeyNaming;
import io.duplicatekey.mysql.WrittenTable;

/**
 * What {@link KeyResolver} may ask about the live schema. Each question can fail, which
 * costs only what its answer would have added.
 */
interface SchemaView {

	/**
	 * How this server names keys in its messages.
	 */
	KeyNaming naming() throws SQLException;

	/**
	 * Whether table names compare without regard to case on this server.
	 */
	boolean ignoresTableCase() throws SQLException;

	/**
	 * The schema in which an unqualified table of the failed statement lies, or
	 * {@code null} where that cannot be told.
	 */
	@Nullable String currentSchema() throws SQLException;

	/**
	 * The unique keys of a table, temporary ones included where the connection is the
	 * statement's; empty for a view.
	 */
	List<UniqueKey> keysOf(WrittenTable table) throws SQLException;

	/**
	 * The unique keys of that table and name in every schema that the user may see.
	 */
	List<UniqueKey> find(KeyName name) throws SQLException;

	/**
	 * Whether writing the table may write another one too: it has triggers, or the user
	 * may not know whether it has, or the statement calls stored functions.
	 */
	boolean mayWriteElsewhere(WrittenTable table) throws SQLException;

}
