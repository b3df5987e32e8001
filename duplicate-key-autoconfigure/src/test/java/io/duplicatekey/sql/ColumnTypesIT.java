package io.duplicatekey.sql;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.duplicatekey.servers.ServerTest;
import io.duplicatekey.servers.TestDatabase;
import io.duplicatekey.servers.TestServer;

import static io.duplicatekey.sql.Inserts.literal;
import static io.duplicatekey.sql.Inserts.old;
import static io.duplicatekey.sql.Inserts.operation;
import static io.duplicatekey.sql.StatementRunner.row;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Guards and sub-queries hand values through expressions, which can cost a value some of
 * its type. Here every type of column shows that it does not. Whether a row changed is
 * what the server says, which compares the bytes.
 */
class ColumnTypesIT {

	private static final List<String> OPTIONS = List.of("useAffectedRows=true",
			"useAffectedRows=true&useServerPrepStmts=true");

	private static final LocalDateTime TIME = LocalDateTime.of(2026, 2, 3, 4, 5, 6, 789012000);

	private static List<Type> types(TestServer server) {
		List<Type> types = new ArrayList<>(List.of(new Type("BIT(1)", true, false),
				new Type("BIT(64)", Long.MAX_VALUE, 1L), new Type("BOOLEAN", true, false),
				new Type("TINYINT", (byte) -128, (byte) 1), new Type("INT UNSIGNED", 4294967295L, 0L),
				new Type("BIGINT", Long.MAX_VALUE, Long.MAX_VALUE - 1),
				new Type("BIGINT", Long.MIN_VALUE, Long.MIN_VALUE + 1),
				new Type("BIGINT UNSIGNED", new BigDecimal("18446744073709551615"),
						new BigDecimal("18446744073709551614")),
				new Type("DECIMAL(10, 2)", new BigDecimal("0.10"), new BigDecimal("0.11")),
				new Type("DECIMAL(65, 30)", new BigDecimal("12345678901234567890123456789012345.1234567890123456789"),
						new BigDecimal("12345678901234567890123456789012345.1234567890123456788")),
				new Type("FLOAT", 1.0000001f, 1.0000002f), new Type("DOUBLE", 0.1, 0.30000000000000004),
				new Type("DOUBLE", 1.7976931348623157E308, 4.9406564584124654E-300),
				new Type("CHAR(10):text", "a", "A"), new Type("VARCHAR(20):text", "a", "a "),
				new Type("VARCHAR(20) CHARACTER SET latin1:text", "é", "e"),
				new Type("VARCHAR(20):text", "\uD83D\uDE00", "\uD83D\uDE01"),
				new Type("TEXT:text", "x".repeat(60_000), "x".repeat(59_999) + "X"),
				new Type("MEDIUMTEXT:text", "é".repeat(100_000), "e".repeat(100_000)),
				new Type("BINARY(16)", bytes(16), bytes(15)), new Type("VARBINARY(20)", bytes(3), bytes(4)),
				new Type("MEDIUMBLOB", bytes(100_000), bytes(100_001)),
				new Type("DATE", LocalDate.of(2026, 2, 3), LocalDate.of(1000, 1, 1)),
				new Type("TIME(6)", LocalTime.of(1, 2, 3, 456789000), LocalTime.of(1, 2, 4, 456789000)),
				new Type("TIME(6)", "01:02:03.456789", "01:02:03.456788"),
				new Type("DATETIME", TIME.withNano(0), TIME.withNano(0).plusSeconds(1)),
				new Type("DATETIME(6)", TIME, TIME.plusSeconds(1)),
				new Type("DATETIME(6)", "2026-02-03 04:05:06.789012", "2026-02-03 04:05:06.789013"),
				new Type("TIMESTAMP(6)", TIME, TIME.plusSeconds(1)),
				new Type("TIMESTAMP(6)", "2026-02-03 04:05:06.789012", "2026-02-03 04:05:06.789013"),
				new Type("YEAR", 2026, 1999), new Type("ENUM('a', 'b'):text", "a", "b"),
				new Type("SET('a', 'b'):text", "a,b", "b")));
		if (!server.version().startsWith("5.6")) {
			types.add(new Type("JSON:text", "{\"a\": 1}", "{\"a\": [1]}"));
			types.add(new Type("JSON:text", "\"a\"", "\"A\""));
		}
		return types;
	}

	@ServerTest
	void guardThatIsNotMetLeavesTheColumn(TestDatabase database) throws SQLException {
		forEach(database, (runner, type) -> {
			Insert insert = insert(type).update("c")
				.version("v")
				.when(operation(Operator.EQUAL, old("locked"), literal(0)))
				.build();
			runner.execute("UPDATE t SET locked = 1");
			assertThat(runner.insert(insert, new Object[][] { { 1, type.other() } })).isZero();
		});
	}

	@ServerTest
	void rememberedDecisionThatIsNotMetLeavesTheColumn(TestDatabase database) throws SQLException {
		forEach(database, (runner, type) -> {
			Insert insert = insert(type).update("c")
				.version("v")
				.when(operation(Operator.EQUAL, old("v"), literal(1)))
				.build();
			assertThat(runner.insert(insert, new Object[][] { { 1, type.other() } })).isZero();
		});
	}

	@ServerTest
	void sameValueTouchesNothing(TestDatabase database) throws SQLException {
		forEach(database, (runner, type) -> {
			Insert insert = insert(type).update("c").version("v").build();
			assertThat(runner.insert(insert, new Object[][] { { 1, type.value() } })).isZero();
			runner.execute("UPDATE t SET c = NULL");
			assertThat(runner.insert(insert, new Object[][] { row(1, null) })).isZero();
		});
	}

	@ServerTest
	void otherValueTouches(TestDatabase database) throws SQLException {
		forEach(database, (runner, type) -> {
			Insert insert = insert(type).update("c").version("v").build();
			assertThat(runner.insert(insert, row(1, type.other()), row(2, type.other()))).isEqualTo(3);
			assertThat(same(runner)).isEqualTo(1);
			assertThat(runner.query("SELECT v FROM t WHERE id = 1")).containsExactly("1");
		});
	}

	@ServerTest
	void guardThatIsMetStoresTheValue(TestDatabase database) throws SQLException {
		forEach(database, (runner, type) -> {
			Insert insert = insert(type).update("c")
				.version("v")
				.when(operation(Operator.EQUAL, old("v"), literal(0)))
				.build();
			assertThat(runner.insert(insert, row(1, type.other()), row(2, type.other()))).isEqualTo(3);
			assertThat(same(runner)).isEqualTo(1);
			assertThat(runner.query("SELECT v FROM t WHERE id = 1")).containsExactly("1");
		});
	}

	@ServerTest
	void absentStoresWhatInsertStores(TestDatabase database) throws SQLException {
		forEach(database, (runner, type) -> {
			Insert insert = insert(type).build(new OnHit.Absent());
			assertThat(runner.insert(insert, new Object[][] { { 2, type.value() } })).isEqualTo(1);
			assertThat(same(runner)).isEqualTo(1);
			assertThat(runner.insert(insert, new Object[][] { row(3, null) })).isEqualTo(1);
			assertThat(runner.query("SELECT c IS NULL FROM t WHERE id = 3")).containsExactly("1");
		});
	}

	@ServerTest
	void absentFindsTheKey(TestDatabase database) throws SQLException {
		forEach(database, (runner, type) -> {
			// A FLOAT equals no decimal, and a JSON document no string.
			if (!type.definition().startsWith("FLOAT") && !type.definition().startsWith("JSON")) {
				Insert insert = insert(type).key("c").build(new OnHit.Absent());
				assertThat(runner.insert(insert, new Object[][] { { 2, type.value() } })).isZero();
			}
		});
	}

	@ServerTest
	void signalLeavesTheKeyColumn(TestDatabase database) throws SQLException {
		forEach(database, (runner, type) -> {
			// Found through the id: not every type can have an index of its own.
			Insert keep = insert(type).key("c").build(new OnHit.Keep());
			runner.signal(keep, 1, type.other());
			assertThat(runner.query("SELECT ROW_COUNT()")).containsExactly("0");
			runner.execute("INSERT INTO t (id, c) SELECT 2, c FROM t");
			runner.signal(keep, 1, type.other());
			assertThat(same(runner)).isEqualTo(1);
		});
	}

	private static Inserts insert(Type type) {
		return Inserts.columns("id", type.text() ? "c:text" : "c");
	}

	/**
	 * Whether the first two rows hold the same value.
	 */
	private static int same(StatementRunner runner) throws SQLException {
		return Integer.parseInt(
				runner
					.query("SELECT a.c <=> b.c AND CAST(a.c AS BINARY) <=> CAST(b.c AS BINARY) "
							+ "FROM t a, t b WHERE a.id = 1 AND b.id = 2")
					.get(0));
	}

	private static byte[] bytes(int length) {
		byte[] bytes = new byte[length];
		for (int i = 0; i < length; i++) {
			bytes[i] = (byte) (-i * 37);
		}
		return bytes;
	}

	private static void forEach(TestDatabase database, Check check) throws SQLException {
		for (String options : OPTIONS) {
			try (Connection connection = database.connection(options)) {
				for (RowReference reference : StatementRunner.references(database.target().server())) {
					StatementRunner runner = new StatementRunner(connection, reference, Map.of());
					for (Type type : types(database.target().server())) {
						try {
							runner.execute("DROP TABLE IF EXISTS t", "CREATE TABLE t (id INT PRIMARY KEY, c "
									+ type.definition()
									+ " NULL DEFAULT NULL, v INT DEFAULT 0, locked INT DEFAULT 0) CHARACTER SET utf8mb4");
							runner.insert(insert(type).build(new OnHit.Replace()),
									new Object[][] { { 1, type.value() } });
							check.accept(runner, type);
						}
						catch (SQLException | RuntimeException | AssertionError ex) {
							throw new AssertionError(
									type.definition() + " " + reference + " [" + options + "]: " + ex.getMessage(), ex);
						}
					}
				}
			}
		}
	}

	/**
	 * A type with two values.
	 */
	private record Type(String declaration, Object value, Object other) {

		boolean text() {
			return this.declaration.endsWith(":text");
		}

		String definition() {
			return this.declaration.replace(":text", "");
		}

	}

	@FunctionalInterface
	private interface Check {

		void accept(StatementRunner runner, Type type) throws SQLException;

	}

}
