package io.duplicatekey.jdbc;

import java.sql.SQLException;
import java.util.List;

/**
 * One way to get rows into the temporary table of a {@link StagedRows}.
 */
interface StageFill extends AutoCloseable {

	/**
	 * Take rows.
	 * @param rows the rows, in the order of their numbers
	 */
	void add(List<NumberedRow> rows) throws SQLException;

	/**
	 * Have all rows in the table.
	 */
	void flush() throws SQLException;

	/**
	 * Whether the server may have put other values in the table than it was given, as it
	 * warns of outside strict mode. Known only where stored rows are to be read.
	 */
	boolean isAdjusted();

	@Override
	void close() throws SQLException;

}
