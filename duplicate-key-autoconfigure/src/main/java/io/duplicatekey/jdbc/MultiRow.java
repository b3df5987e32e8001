package io.duplicatekey.jdbc;

import java.sql.SQLException;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.duplicatekey.upsert.UpsertForm;

/**
 * Writes the rows of each chunk by one statement.
 */
final class MultiRow implements RowsWriter {

	private final UpsertCall call;

	private final Counter counter;

	private @Nullable PreparedUpsert statement;

	private int size;

	MultiRow(UpsertCall call, Counter counter) {
		this.call = call;
		this.counter = counter;
	}

	@Override
	public UpsertForm form() {
		return UpsertForm.MULTI_ROW;
	}

	@Override
	public void write(List<NumberedRow> rows) throws SQLException {
		PreparedUpsert statement = statement(rows.size());
		this.counter.count(statement, rows.size(), statement.execute(rows));
	}

	/**
	 * The statement for so many rows, not yet executed with them.
	 */
	PreparedUpsert statement(int rows) throws SQLException {
		PreparedUpsert statement = this.statement;
		if (statement == null || this.size != rows) {
			close();
			statement = this.call.prepare(rows, false, false);
			this.statement = statement;
			this.size = rows;
		}
		return statement;
	}

	@Override
	public void close() throws SQLException {
		PreparedUpsert statement = this.statement;
		this.statement = null;
		if (statement != null) {
			statement.close();
		}
	}

	/**
	 * Adds up what an executed statement did.
	 */
	interface Counter {

		void count(PreparedUpsert executed, int rows, int affected) throws SQLException;

	}

}
