package io.duplicatekey.jdbc;

import java.sql.SQLException;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * One way to get rows into the temporary table of a {@link StagedRows}.
 */
interface StageFill extends AutoCloseable {

	/**
	 * Take rows.
	 * @param rows the rows
	 * @param first the number of the first of them within the call
	 */
	void add(List<@Nullable Object[]> rows, long first) throws SQLException;

	/**
	 * Have all rows in the table.
	 */
	void flush() throws SQLException;

	@Override
	void close() throws SQLException;

}
