package io.duplicatekey.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import io.duplicatekey.sql.StageStatements;

/**
 * Counts what became of rows that one statement has inserted from a temporary table.
 * There, unlike in an insert of values, the server's {@code Duplicates} leaves out what
 * it found and did not change. So the statement itself counts in a user variable how
 * often it found a key, and the affected rows tell the rest.
 */
final class StagedTotals {

	private final UpsertCall call;

	private final StageStatements statements;

	StagedTotals(UpsertCall call, StageStatements statements) {
		this.call = call;
		this.statements = statements;
	}

	void before() throws SQLException {
		try (Statement statement = this.call.connection().createStatement()) {
			statement.execute("SET " + StageStatements.HITS + " = 0");
		}
	}

	/**
	 * Count.
	 * @param first the number of a row in the table
	 * @param rows how many rows were given
	 * @param written how many of them were written
	 * @param affected the affected rows
	 */
	void after(long first, long rows, long written, long affected) throws SQLException {
		try (Statement statement = this.call.connection().createStatement()) {
			long inserted = written - hits(statement);
			// Asked of the server: not every driver and pool lets it be known.
			boolean foundRows = statement.executeUpdate(this.statements.touch(first)) > 0;
			long updated = foundRows ? affected - written : (affected - inserted) / 2;
			this.call.tally().add(inserted, updated, rows - inserted - updated);
		}
	}

	private static long hits(Statement statement) throws SQLException {
		try (ResultSet result = statement.executeQuery("SELECT " + StageStatements.HITS)) {
			result.next();
			return result.getLong(1);
		}
	}

}
