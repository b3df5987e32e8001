package io.duplicatekey.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.duplicatekey.plan.UpsertPlan;
import io.duplicatekey.sql.Statement;

/**
 * What all statements of one call share.
 *
 * @param connection where they are executed
 * @param plan what is to be done
 * @param ready has the statements of the plan
 * @param binder binds their values
 * @param arguments the arguments that expressions name
 * @param counting what to find out
 * @param tally where it is added up
 * @param listener is told of single rows, as far as that is asked for
 */
record UpsertCall(Connection connection, UpsertPlan plan, ServerPlan ready, ValueBinder binder,
		Map<String, @Nullable Object> arguments, Counting counting, Tally tally, RowListener listener) {

	/**
	 * Whether stored rows are to be read if that costs little.
	 */
	boolean readsBack() {
		return this.counting == Counting.NONE && !this.listener.wanted().isEmpty();
	}

	/**
	 * Prepare the statement of the plan.
	 * @param rows how many rows it takes
	 * @param signalHits whether it tells that it found the key
	 * @param keys whether its last insert id will be asked for
	 */
	PreparedUpsert prepare(int rows, boolean signalHits, boolean keys) throws SQLException {
		return prepare(this.ready.statement(rows, signalHits), keys);
	}

	PreparedUpsert prepare(Statement statement, boolean keys) throws SQLException {
		return new PreparedUpsert(this.connection, statement, this.binder, this.arguments, keys);
	}

}
