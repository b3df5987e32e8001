package io.duplicatekey.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.duplicatekey.servers.TestServer;

/**
 * Executes inserts as an executor would, and reads tables.
 *
 * @param connection where to
 * @param reference how statements refer to the new row
 * @param arguments the arguments that expressions name
 */
record StatementRunner(Connection connection, RowReference reference, Map<String, ?> arguments) {

	/**
	 * The ways that a server knows to refer to the new row.
	 */
	static List<RowReference> references(TestServer server) {
		int[] version = Arrays.stream(server.version().split("\\D+")).limit(3).mapToInt(Integer::parseInt).toArray();
		boolean alias = !server.isMariaDb() && Arrays.compare(version, new int[] { 8, 0, 19 }) >= 0;
		return alias ? List.of(RowReference.values()) : List.of(RowReference.VALUES);
	}

	/**
	 * Insert all rows with one statement.
	 */
	int insert(Insert insert, @Nullable Object[]... rows) throws SQLException {
		Statement written = new StatementWriter(this.reference).write(insert, rows.length, false);
		try (PreparedStatement statement = this.connection.prepareStatement(written.text())) {
			bind(statement, written, rows);
			return statement.executeUpdate();
		}
	}

	/**
	 * Insert one row.
	 * @return the generated key as the driver says it, {@code null} if there is none
	 */
	@Nullable String signal(Insert insert, @Nullable Object... row) throws SQLException {
		Statement written = new StatementWriter(this.reference).write(insert, 1, true);
		try (PreparedStatement statement = this.connection.prepareStatement(written.text(),
				java.sql.Statement.RETURN_GENERATED_KEYS)) {
			bind(statement, written, new @Nullable Object[][] { row });
			statement.executeUpdate();
			try (ResultSet keys = statement.getGeneratedKeys()) {
				return keys.next() ? keys.getString(1) : null;
			}
		}
	}

	private void bind(PreparedStatement statement, Statement written, @Nullable Object[][] rows) throws SQLException {
		int index = 1;
		for (@Nullable
		Object[] row : rows) {
			for (int column : written.rowColumns()) {
				statement.setObject(index++, row[column]);
			}
		}
		for (Expression.Constant constant : written.constants()) {
			statement.setObject(index++, (constant instanceof Expression.Literal literal) ? literal.value()
					: this.arguments.get(((Expression.Parameter) constant).name()));
		}
	}

	void execute(String... commands) throws SQLException {
		try (java.sql.Statement statement = this.connection.createStatement()) {
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
		try (java.sql.Statement statement = this.connection.createStatement();
				ResultSet result = statement.executeQuery(query)) {
			while (result.next()) {
				List<String> row = new ArrayList<>();
				for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
					row.add(String.valueOf(result.getString(i)));
				}
				rows.add(String.join("|", row));
			}
		}
		return rows;
	}

	static @Nullable Object[] row(@Nullable Object... values) {
		return values;
	}

}
