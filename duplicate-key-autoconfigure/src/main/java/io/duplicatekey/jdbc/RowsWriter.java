package io.duplicatekey.jdbc;

import java.sql.SQLException;
import java.util.List;

import io.duplicatekey.upsert.UpsertForm;

/**
 * One way to write the rows of a call. It keeps its statements until it is closed.
 */
interface RowsWriter extends AutoCloseable {

	/**
	 * Write rows, and count them as far as this way can.
	 * @param rows the rows, at least one
	 */
	void write(List<NumberedRow> rows) throws SQLException;

	/**
	 * The form in which it writes many rows.
	 */
	UpsertForm form();

	/**
	 * Write what was kept back; called once, behind the last rows, unless those failed.
	 */
	default void finish() throws SQLException {
	}

	/**
	 * Whether rows that were written are in the table already, and not only after
	 * {@link #finish()}.
	 */
	default boolean hasStored() {
		return true;
	}

	@Override
	void close() throws SQLException;

}
