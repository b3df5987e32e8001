package io.duplicatekey.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.StringJoiner;

import org.jspecify.annotations.Nullable;

import io.duplicatekey.plan.UpsertPlan;
import io.duplicatekey.servers.TestDatabase;
import io.duplicatekey.servers.TestDriver;
import io.duplicatekey.sql.Expression;
import io.duplicatekey.upsert.Outcome;
import io.duplicatekey.upsert.UpsertResult;

/**
 * Executes plans on one connection and keeps what was said of each row.
 */
final class Upserts implements AutoCloseable {

	private static final ValueBinder BINDER = new ValueBinder() {

		@Override
		public void bind(PreparedStatement statement, int index, int column, @Nullable Object value)
				throws SQLException {
			statement.setObject(index, value);
		}

		@Override
		public void bind(PreparedStatement statement, int index, Expression.Constant constant, @Nullable Object value)
				throws SQLException {
			statement.setObject(index, value);
		}

	};

	private final Connection connection;

	private final UpsertExecutor executor;

	private final List<Outcome> outcomes = new ArrayList<>();

	private final List<@Nullable Long> keys = new ArrayList<>();

	Upserts(Connection connection, UpsertExecutor executor) {
		this.connection = connection;
		this.executor = executor;
	}

	Upserts(Connection connection) {
		this(connection, new UpsertExecutor(null));
	}

	/**
	 * The options of a driver that change what it counts and how it sends statements, in
	 * every combination.
	 */
	static List<String> modes(TestDatabase database) {
		String third = (database.target().driver() == TestDriver.CONNECTOR_J) ? "rewriteBatchedStatements"
				: "useBulkStmts";
		List<String> modes = new ArrayList<>();
		for (int bits = 0; bits < 8; bits++) {
			modes.add("useAffectedRows=" + ((bits & 1) != 0) + "&useServerPrepStmts=" + ((bits & 2) != 0) + "&" + third
					+ "=" + ((bits & 4) != 0));
		}
		return modes;
	}

	UpsertResult execute(UpsertPlan plan, Counting counting, @Nullable Object[]... rows) throws SQLException {
		return execute(plan, counting, Arrays.asList(rows));
	}

	UpsertResult execute(UpsertPlan plan, Counting counting, Collection<@Nullable Object[]> rows) throws SQLException {
		return execute(plan, counting, rows, Map.of());
	}

	UpsertResult execute(UpsertPlan plan, Counting counting, Collection<@Nullable Object[]> rows,
			Map<String, @Nullable Object> arguments) throws SQLException {
		Map<Long, Outcome> outcomes = new TreeMap<>();
		Map<Long, @Nullable Long> keys = new TreeMap<>();
		UpsertResult result = this.executor.execute(this.connection, plan, BINDER, rows.iterator(), arguments, counting,
				(row, outcome, key) -> {
					if (outcomes.put(row, outcome) != null) {
						throw new IllegalStateException("Row " + row + " is told twice");
					}
					keys.put(row, key);
				});
		this.outcomes.clear();
		this.outcomes.addAll(outcomes.values());
		this.keys.clear();
		this.keys.addAll(keys.values());
		return result;
	}

	List<Outcome> outcomes() {
		return this.outcomes;
	}

	List<@Nullable Long> keys() {
		return this.keys;
	}

	static @Nullable Object[] row(@Nullable Object... values) {
		return values;
	}

	void sql(String... commands) throws SQLException {
		try (Statement statement = this.connection.createStatement()) {
			for (String command : commands) {
				statement.execute(command);
			}
		}
	}

	/**
	 * Read rows, each as text with {@code |} between its columns.
	 */
	List<String> query(String query) throws SQLException {
		List<String> rows = new ArrayList<>();
		try (Statement statement = this.connection.createStatement();
				ResultSet result = statement.executeQuery(query)) {
			while (result.next()) {
				StringJoiner row = new StringJoiner("|");
				for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
					row.add(String.valueOf(result.getString(i)));
				}
				rows.add(row.toString());
			}
		}
		return rows;
	}

	@Override
	public void close() throws SQLException {
		this.connection.close();
	}

}
