package io.duplicatekey.jdbc;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

import org.jspecify.annotations.Nullable;

import io.duplicatekey.plan.UpsertPlan;
import io.duplicatekey.servers.ServerTest;
import io.duplicatekey.servers.TestDatabase;
import io.duplicatekey.sql.LockingSelect;
import io.duplicatekey.upsert.Outcome;
import io.duplicatekey.upsert.UpsertResult;
import io.duplicatekey.upsert.Via;
import io.duplicatekey.upsert.WithoutLocalInfile;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which way {@link Ways} chooses for how many rows, and that all of them store and tell
 * the same.
 */
class WaysIT {

	private static final int MANY = 6000;

	private static final List<String> SCHEMA = List.of("DROP TABLE IF EXISTS product",
			"CREATE TABLE product (id BIGINT AUTO_INCREMENT PRIMARY KEY, sku VARCHAR(20) NOT NULL, price INT NOT NULL, "
					+ "UNIQUE KEY uk_sku (sku))",
			"INSERT INTO product (sku, price) VALUES ('s-2', 2), ('S-40', 7), ('s-4321', 4321), ('other', 1)");

	private static final UpsertResult EXPECTED = new UpsertResult(MANY - 3, 2, 2, List.of());

	@ServerTest
	void manyRowsAreStagedWhereThatIsFasterAndTheSame(TestDatabase database) throws SQLException {
		boolean mySql = !database.target().server().isMariaDb();
		for (String local : List.of("", "&allowLoadLocalInfile=true&allowLocalInfile=true")) {
			try (Connection connection = connect(database, local)) {
				connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
				List<String> log = assertWritten(connection, new UpsertExecutor(null));
				assertThat(log.stream().anyMatch((line) -> line.contains("FOR UPDATE"))).isEqualTo(mySql);
			}
		}
	}

	@ServerTest
	void notAtRepeatableRead(TestDatabase database) throws SQLException {
		try (Connection connection = connect(database, "")) {
			connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
			assertThat(assertWritten(connection, new UpsertExecutor(null)))
				.noneMatch((line) -> line.contains("duplicate_key_stage"));
		}
	}

	@ServerTest
	void notWhereTheWayIsGiven(TestDatabase database) throws SQLException {
		try (Connection connection = connect(database, "")) {
			connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
			List<String> log = DebugLog.of(() -> assertThat(
					execute(connection, new UpsertExecutor(null), plan(Via.MULTI_ROW), rows(MANY), Counting.TOTALS))
				.isEqualTo(EXPECTED));
			assertThat(log).noneMatch((line) -> line.contains("duplicate_key_stage"));
		}
	}

	@ServerTest
	void notForAUserWhoMayNotCreateTemporaryTables(TestDatabase database) throws SQLException {
		String user = "dk" + database.name().hashCode();
		try (Connection root = connect(database, "")) {
			sql(root, "CREATE USER '" + user + "'@'%' IDENTIFIED BY 'Secret-1'",
					"GRANT SELECT, INSERT, UPDATE, TRIGGER ON " + database.name() + ".* TO '" + user + "'@'%'");
			try (Connection connection = DriverManager.getConnection(database.jdbcUrl(""), user, "Secret-1")) {
				connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
				connection.setAutoCommit(false);
				UpsertExecutor executor = new UpsertExecutor(null);
				assertWritten(connection, executor);
				connection.rollback();
				List<String> again = assertWritten(connection, executor);
				assertThat(again).noneMatch((line) -> line.contains("duplicate_key_stage"));
				connection.rollback();
			}
			finally {
				sql(root, "DROP USER '" + user + "'@'%'");
			}
		}
	}

	@ServerTest
	void rowsAreWrittenInTheOrderOfTheirKeysUnlessToldOtherwise(TestDatabase database) throws SQLException {
		for (boolean sorts : List.of(true, false)) {
			try (Connection connection = connect(database, "")) {
				UpsertExecutor executor = new UpsertExecutor(null, WithoutLocalInfile.FAIL, sorts);
				List<Long> written = new ArrayList<>();
				List<@Nullable Object[]> rows = List.of(new Object[] { "c", 1 }, new Object[] { "a", 1 },
						new Object[] { "b", 1 });
				executor.execute(connection, plan(Via.AUTO), new TypedValueBinder(), rows.iterator(), Map.of(),
						Counting.EACH, (row, outcome, key) -> written.add(row));
				assertThat(written).isEqualTo(sorts ? List.of(1L, 2L, 0L) : List.of(0L, 1L, 2L));
			}
		}
	}

	@ServerTest
	void everyStagedRowIsReadBackOnce(TestDatabase database) throws SQLException {
		int count = 20_001;
		try (Connection connection = connect(database, "")) {
			connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
			for (long first : new long[] { 0, 7 }) {
				Map<Long, String> read = new HashMap<>();
				RowListener listener = new RowListener() {

					@Override
					public void written(long row, Outcome outcome, @Nullable Long generatedKey) {
						throw new IllegalStateException("Nothing is counted");
					}

					@Override
					public List<String> wanted() {
						return List.of(LockingSelect.column("id"), LockingSelect.column("sku"));
					}

					@Override
					public void stored(long row, ResultSet result) throws SQLException {
						assertThat(read.put(row, result.getLong(2) + "|" + result.getString(3))).isNull();
					}

				};
				List<@Nullable Object[]> rows = rows(count - 1);
				new UpsertExecutor(null).execute(connection, plan(Via.AUTO), new TypedValueBinder(), rows.iterator(),
						Map.of(), Counting.NONE, listener, CallPart.WHOLE.after(first));
				assertThat(read).hasSize(database.target().server().isMariaDb() ? 0 : count);
				Map<String, String> stored = new HashMap<>();
				for (String row : query(connection, "SELECT id, sku FROM product")) {
					stored.put(row.substring(row.indexOf('|') + 1).toLowerCase(Locale.ROOT), row);
				}
				read.forEach((row, found) -> assertThat(found).isEqualTo(stored.get(rows.get((int) (row - first))[0])));
			}
		}
	}

	private static List<String> assertWritten(Connection connection, UpsertExecutor executor) throws SQLException {
		return DebugLog.of(() -> {
			assertThat(execute(connection, executor, plan(Via.AUTO), rows(MANY), Counting.TOTALS)).isEqualTo(EXPECTED);
			List<String> stored = query(connection,
					"SELECT sku, price FROM product WHERE sku IN ('s-2', 's-3', 's-40', "
							+ "'s-4321', 's-5999', 'other') ORDER BY price, sku");
			assertThat(stored).containsExactly("other|1", "s-2|2", "s-3|3", "S-40|41", "s-4321|4321", "s-5999|5999");
			assertThat(query(connection, "SELECT COUNT(*), COUNT(DISTINCT id) FROM product"))
				.containsExactly((MANY + 1) + "|" + (MANY + 1));
		});
	}

	/**
	 * In random order, and one key twice: the later one counts.
	 */
	private static List<@Nullable Object[]> rows(int count) {
		List<@Nullable Object[]> rows = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			rows.add(new Object[] { "s-" + i, i });
		}
		Collections.shuffle(rows, new Random(5));
		rows.add(new Object[] { "s-40", 41 });
		return rows;
	}

	private static UpsertPlan plan(Via via) {
		return TablePlan.of("product")
			.generatedId("id")
			.data("sku", String.class)
			.data("price", Integer.class)
			.key("sku")
			.via(via)
			.build();
	}

	private static UpsertResult execute(Connection connection, UpsertExecutor executor, UpsertPlan plan,
			List<@Nullable Object[]> rows, Counting counting) throws SQLException {
		return executor.execute(connection, plan, new TypedValueBinder(), rows.iterator(), Map.of(), counting,
				(row, outcome, key) -> {
				});
	}

	private static Connection connect(TestDatabase database, String options) throws SQLException {
		Connection connection = database.connection(options);
		sql(connection, SCHEMA.toArray(String[]::new));
		return connection;
	}

	private static void sql(Connection connection, String... statements) throws SQLException {
		try (java.sql.Statement statement = connection.createStatement()) {
			for (String sql : statements) {
				statement.execute(sql);
			}
		}
	}

	private static List<String> query(Connection connection, String sql) throws SQLException {
		List<String> rows = new ArrayList<>();
		try (java.sql.Statement statement = connection.createStatement();
				java.sql.ResultSet result = statement.executeQuery(sql)) {
			while (result.next()) {
				rows.add(result.getString(1) + "|" + result.getString(2));
			}
		}
		return rows;
	}

}
