package io.duplicatekey.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.duplicatekey.plan.UpsertDefinition;
import io.duplicatekey.sql.StageStatements;
import io.duplicatekey.upsert.RepeatedRowsException;
import io.duplicatekey.upsert.Repeats;

/**
 * Lets the server decide which rows of a temporary table have the same key, by the
 * collations of its columns.
 */
final class StagedRepeats {

	private static final int MAX_KEYS = 20;

	private final UpsertCall call;

	private final StageStatements statements;

	StagedRepeats(UpsertCall call, StageStatements statements) {
		this.call = call;
		this.statements = statements;
	}

	/**
	 * Make the table of the rows that are written, unless all of them are. A table of its
	 * own, because MySQL reads a temporary one only once in a statement.
	 * @param rows how many rows there are
	 * @return how many of them are written
	 * @throws RepeatedRowsException if there is a repeated key, and that is to be
	 * rejected
	 */
	long resolve(long rows) throws SQLException {
		Repeats repeats = repeats();
		if (repeats == Repeats.APPLY) {
			return rows;
		}
		try (Statement statement = this.call.connection().createStatement()) {
			if (repeats == Repeats.REJECT) {
				reject(statement);
				return rows;
			}
			statement.executeUpdate(this.statements.createKept());
			return statement.executeUpdate(this.statements.keep(repeats == Repeats.KEEP_LAST));
		}
	}

	private void reject(Statement statement) throws SQLException {
		List<List<Long>> repeated = new ArrayList<>();
		boolean complete = true;
		try (ResultSet keys = statement.executeQuery(this.statements.repeated(MAX_KEYS + 1))) {
			while (keys.next()) {
				List<Long> same = Arrays.stream(keys.getString(1).split(",")).map(Long::valueOf).toList();
				complete &= repeated.size() < MAX_KEYS && same.size() == keys.getLong(2);
				if (repeated.size() < MAX_KEYS) {
					repeated.add(same);
				}
			}
		}
		if (!repeated.isEmpty()) {
			UpsertDefinition definition = this.call.plan().definition();
			throw new RepeatedRowsException(definition.where(), this.call.plan().insert().key(), repeated, complete);
		}
	}

	/**
	 * Whether the rows that are written have a table of their own.
	 */
	boolean areKept() {
		return repeats() == Repeats.KEEP_FIRST || repeats() == Repeats.KEEP_LAST;
	}

	private Repeats repeats() {
		return this.call.plan().definition().repeats();
	}

}
