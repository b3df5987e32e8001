package io.duplicatekey.jdbc;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.duplicatekey.sql.Expression;
import io.duplicatekey.sql.Insert;
import io.duplicatekey.sql.OnHit;
import io.duplicatekey.sql.StageStatements;

/**
 * Fills the temporary table by inserts of many rows. What they refuse is what the table
 * itself would have refused.
 */
final class StageInsert implements StageFill {

	private final UpsertCall call;

	private final StageStatements statements;

	private final int maxRows;

	private @Nullable PreparedUpsert statement;

	private int size;

	private boolean adjusted;

	StageInsert(UpsertCall call, StageStatements statements) {
		this.call = call;
		this.statements = statements;
		this.maxRows = Chunks.MAX_PARAMETERS / (call.plan().columns().size() + 1);
	}

	@Override
	public void add(List<NumberedRow> rows) throws SQLException {
		for (int from = 0; from < rows.size(); from += this.maxRows) {
			write(rows.subList(from, Math.min(rows.size(), from + this.maxRows)));
		}
	}

	private void write(List<NumberedRow> rows) throws SQLException {
		List<NumberedRow> numbered = new ArrayList<>(rows.size());
		for (NumberedRow row : rows) {
			int columns = row.values().length;
			@Nullable Object[] copy = Arrays.copyOf(row.values(), columns + 1);
			copy[columns] = row.number();
			numbered.add(new NumberedRow(row.number(), copy));
		}
		PreparedUpsert statement = statement(rows.size());
		statement.execute(numbered);
		if (this.call.plan().insert().onHit() instanceof OnHit.Ignore) {
			this.call.tally().add(ServerWarnings.of(statement.jdbc()));
		}
		else if (this.call.readsBack() && !this.adjusted) {
			// Both drivers know from the answer to the statement if there are none.
			this.adjusted = statement.jdbc().getWarnings() != null;
		}
	}

	private PreparedUpsert statement(int rows) throws SQLException {
		PreparedUpsert statement = this.statement;
		if (statement == null || this.size != rows) {
			close();
			statement = new PreparedUpsert(this.call.connection(), this.statements.fill(rows),
					new NumberingBinder(this.call), this.call.arguments(), false);
			this.statement = statement;
			this.size = rows;
		}
		return statement;
	}

	@Override
	public void flush() {
		// Nothing is kept back.
	}

	@Override
	public boolean isAdjusted() {
		return this.adjusted;
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
	 * Binds the number of a row behind its values.
	 *
	 * @param call binds the values
	 */
	private record NumberingBinder(UpsertCall call) implements ValueBinder {

		@Override
		public void bind(PreparedStatement statement, int index, int column, @Nullable Object value)
				throws SQLException {
			Insert insert = this.call.plan().insert();
			if (column == insert.columns().size() && value instanceof Long number) {
				statement.setLong(index, number);
			}
			else {
				this.call.binder().bind(statement, index, column, value);
			}
		}

		@Override
		public void bind(PreparedStatement statement, int index, Expression.Constant constant, @Nullable Object value)
				throws SQLException {
			this.call.binder().bind(statement, index, constant, value);
		}

	}

}
