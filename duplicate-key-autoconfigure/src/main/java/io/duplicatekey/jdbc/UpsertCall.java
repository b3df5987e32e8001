package io.duplicatekey.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.duplicatekey.plan.UpsertPlan;
import io.duplicatekey.sql.Insert;
import io.duplicatekey.sql.StatementWriter;

/**
 * What all statements of one call share.
 *
 * @param connection where they are executed
 * @param plan what is to be done
 * @param writer writes them
 * @param binder binds their values
 * @param arguments the arguments that expressions name
 * @param counting what to find out
 * @param tally where it is added up
 */
record UpsertCall(Connection connection, UpsertPlan plan, StatementWriter writer, ValueBinder binder,
		Map<String, @Nullable Object> arguments, Counting counting, Tally tally) {

	PreparedUpsert prepare(Insert insert, int rows, boolean signalHits, boolean keys) throws SQLException {
		return new PreparedUpsert(this.connection, this.writer.write(insert, rows, signalHits), this.binder,
				this.arguments, keys);
	}

}
