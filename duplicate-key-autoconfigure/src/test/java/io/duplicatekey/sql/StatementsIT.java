package io.duplicatekey.sql;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.duplicatekey.servers.ServerTest;
import io.duplicatekey.servers.TestDatabase;
import io.duplicatekey.servers.TestTarget;

import static io.duplicatekey.sql.Inserts.call;
import static io.duplicatekey.sql.Inserts.either;
import static io.duplicatekey.sql.Inserts.given;
import static io.duplicatekey.sql.Inserts.literal;
import static io.duplicatekey.sql.Inserts.newer;
import static io.duplicatekey.sql.Inserts.old;
import static io.duplicatekey.sql.Inserts.operation;
import static io.duplicatekey.sql.Inserts.parameter;
import static io.duplicatekey.sql.StatementRunner.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What statements do to tables: on every server, with each way to refer to the new row
 * that it knows, and prepared by the driver and by the server.
 */
class StatementsIT {

	private static final List<String> PREPARATIONS = List.of("", "useServerPrepStmts=true",
			"useServerPrepStmts=true&useAffectedRows=true");

	@ServerTest
	void updateChangesEachRow(TestDatabase database) throws SQLException {
		Insert insert = Inserts.columns("sku", "price", "name").update("price").build();
		forEach(database, "sku VARCHAR(9) PRIMARY KEY, price DECIMAL(10, 2), name VARCHAR(20)", (runner) -> {
			runner.execute("INSERT INTO t VALUES ('a', 1, 'A'), ('c', 3, 'C')");
			runner.insert(insert, row("a", new BigDecimal("1.50"), "x"), row("b", 2, "B"), row("c", null, "y"),
					row("b", 9, "z"));
			assertThat(runner.query("SELECT * FROM t ORDER BY sku")).containsExactly("a|1.50|A", "b|9.00|B",
					"c|null|C");
			runner.insert(insert, new Object[][] { { "c", 4, "z" } });
			assertThat(runner.query("SELECT price FROM t WHERE sku = 'c'")).containsExactly("4.00");
		});
	}

	@ServerTest
	void namesNeedNoCare(TestDatabase database) throws SQLException {
		Insert insert = Inserts.columns("ke`y", "select", "100%s?")
			.into(database.name(), "new")
			.update("select")
			.set("100%s?", operation(Operator.ADD, old("100%s?"), given("100%s?")))
			.version("order")
			.when(operation(Operator.OR, newer("select"), newer("100%s?")))
			.build();
		forEach(database, "id INT", (runner) -> {
			runner.execute("DROP TABLE IF EXISTS new",
					"CREATE TABLE new (`ke``y` INT PRIMARY KEY, `select` INT, `100%s?` INT, `order` INT DEFAULT 0)");
			runner.insert(insert, row(1, 1, 1), row(1, 2, 2));
			runner.insert(insert, row(1, 3, 3), row(1, 3, 3));
			assertThat(runner.query("SELECT * FROM new")).containsExactly("1|3|6|2");
			assertThat(runner.signal(insert, 1, 4, 4)).matches(HitSignal::isHit);
		});
	}

	@ServerTest
	void writeExpressionsStoreAndCompareTheirResult(TestDatabase database) throws SQLException {
		Insert insert = Inserts.columns("email:text=lower(?)", "name:text=trim(?)", "price=? * 100")
			.update("name", "price")
			.version("v")
			.build();
		forEach(database, "email VARCHAR(20) PRIMARY KEY, name VARCHAR(20), price INT, v INT DEFAULT 0", (runner) -> {
			runner.insert(insert, row("A@B", " x ", 2));
			runner.insert(insert, row("a@b", "x", 2), row("C@D", "y ", 3));
			assertThat(runner.query("SELECT * FROM t ORDER BY email")).containsExactly("a@b|x|200|0", "c@d|y|300|0");
			runner.insert(insert, row("A@b", "x", 4));
			assertThat(runner.query("SELECT * FROM t WHERE v > 0")).containsExactly("a@b|x|400|1");
		});
	}

	@ServerTest
	void touchedColumnsChangeOnlyWithTheData(TestDatabase database) throws SQLException {
		Insert insert = Inserts.columns("id", "price", "name:text", "changed")
			.update("price", "name")
			.touch("changed", given("changed"))
			.version("v")
			.build();
		String columns = "id INT PRIMARY KEY, price INT, name VARCHAR(20), changed DATETIME(6), v INT DEFAULT 0";
		forEach(database, columns, (runner) -> {
			runner.execute("INSERT INTO t VALUES (1, 1, 'a', '2020-01-01', 0), (2, NULL, 'a', '2020-01-01', 0), "
					+ "(3, NULL, NULL, '2020-01-01', 0), (4, 1, 'a', '2020-01-01', 0)");
			runner.insert(insert, row(1, 1, "a", "2030-01-01"), row(2, 1, "a", "2030-01-01"),
					row(3, null, null, "2030-01-01"), row(4, 1, null, "2030-01-01"), row(5, 1, "a", "2030-01-01"));
			assertThat(runner.query("SELECT id, price, name, DATE_FORMAT(changed, '%Y'), v FROM t ORDER BY id"))
				.containsExactly("1|1|a|2020|0", "2|1|a|2030|1", "3|null|null|2020|0", "4|1|null|2030|1",
						"5|1|a|2030|0");
		});
	}

	@ServerTest
	void unchangedRowIsLeftAsItIsAndCountsAsUnchanged(TestDatabase database) throws SQLException {
		Insert insert = Inserts.columns("id", "name:text", "changed")
			.update("name")
			.touch("changed", given("changed"))
			.version("v")
			.build();
		String columns = "id INT PRIMARY KEY, name VARCHAR(20), changed DATETIME(6), v INT, "
				+ "written TIMESTAMP(6) NULL DEFAULT NULL ON UPDATE CURRENT_TIMESTAMP(6)";
		try (Connection connection = database.connection("useAffectedRows=true")) {
			for (RowReference reference : StatementRunner.references(database.target().server())) {
				StatementRunner runner = prepared(connection, reference, columns);
				runner.execute("INSERT INTO t VALUES (1, 'a', '2020-01-01', 0, NULL)");
				assertThat(runner.insert(insert, new Object[][] { row(1, "a", "2030-01-01") })).isZero();
				assertThat(runner.query("SELECT v, written FROM t")).containsExactly("0|null");
				assertThat(runner.insert(insert, new Object[][] { row(1, "b", "2030-01-01") })).isEqualTo(2);
				assertThat(runner.query("SELECT v, written IS NULL FROM t")).containsExactly("1|0");
			}
		}
	}

	@ServerTest
	void textThatOnlyTheCollationFindsEqualIsAChange(TestDatabase database) throws SQLException {
		Insert insert = Inserts.columns("id", "name:text", "code:text").update("name", "code").version("v").build();
		String columns = "id INT PRIMARY KEY, name VARCHAR(20), code CHAR(10) CHARACTER SET latin1, v INT DEFAULT 0";
		forEach(database, columns, (runner) -> {
			runner.execute("INSERT INTO t VALUES (1, 'a', 'x', 0), (2, 'a', 'x', 0), (3, 'a', 'x', 0), "
					+ "(4, 'é', 'é', 0), (5, 'é', 'é', 0)");
			runner.insert(insert, row(1, "A", "x"), row(2, "a ", "x"), row(3, "a", "X"), row(4, "é", "é"),
					row(5, "e", "é"));
			assertThat(runner.query("SELECT CONCAT('<', name, '>'), code, v FROM t ORDER BY id"))
				.containsExactly("<A>|x|1", "<a >|x|1", "<a>|X|1", "<é>|é|0", "<e>|é|1");
		});
	}

	@ServerTest
	void conditionDecidesAboutEveryColumn(TestDatabase database) throws SQLException {
		Insert insert = Inserts.columns("id", "at", "price", "name")
			.update("at", "price", "name")
			.when(newer("at"))
			.version("v")
			.build();
		forEach(database, "id INT PRIMARY KEY, at INT, price INT, name VARCHAR(9), v INT DEFAULT 0", (runner) -> {
			runner.execute("INSERT INTO t VALUES (1, 10, 1, 'a', 0), (2, 10, 1, 'a', 0), (3, NULL, 1, 'a', 0)");
			runner.insert(insert, row(1, 9, 2, "b"), row(2, 11, 2, "b"), row(3, 11, 2, "b"), row(4, 1, 2, "b"));
			assertThat(runner.query("SELECT * FROM t ORDER BY id")).containsExactly("1|10|1|a|0", "2|11|2|b|1",
					"3|null|1|a|0", "4|1|2|b|0");
		});
	}

	@ServerTest
	void valuesReadWhatWasStored(TestDatabase database) throws SQLException {
		Insert insert = Inserts.columns("id", "price")
			.update("price")
			.set("previous", old("price"))
			.set("before_that", old("previous"))
			.set("hits", operation(Operator.ADD, old("hits"), literal(1)))
			.version("v")
			.build();
		String columns = "id INT PRIMARY KEY, price INT, previous INT, before_that INT, hits INT DEFAULT 0, "
				+ "v INT DEFAULT 0";
		forEach(database, columns, (runner) -> {
			runner.insert(insert, row(1, 1), row(2, 1), row(1, 2), row(2, 7), row(1, 3), row(1, 4));
			assertThat(runner.query("SELECT * FROM t ORDER BY id")).containsExactly("1|4|3|2|3|3", "2|7|1|null|1|1");
		});
	}

	@ServerTest
	void rememberedDecisionOfTwoAssignedColumns(TestDatabase database) throws SQLException {
		Insert insert = Inserts.columns("k", "x", "y", "z")
			.update("x", "y", "z")
			.when(operation(Operator.OR, newer("x"), newer("y")))
			.build();
		String columns = "id INT AUTO_INCREMENT PRIMARY KEY, k VARCHAR(9) UNIQUE, x INT, y INT, z INT";
		forEach(database, columns, (runner) -> {
			runner.execute("INSERT INTO t (k, x, y, z) VALUES ('a', 5, 5, 5), ('b', 5, 5, 5), ('c', 5, 5, 5), "
					+ "('d', 5, 5, 5)");
			runner.insert(insert, row("a", 6, 4, 1), row("new1", 1, 1, 1), row("b", 5, 5, 2), row("c", 4, 6, 3),
					row("new2", 1, 1, 1), row("d", 4, 4, 4), row("a", 6, 4, 9), row("new1", 1, 2, 3));
			assertThat(runner.query("SELECT k, x, y, z FROM t ORDER BY k")).containsExactly("a|6|4|1", "b|5|5|5",
					"c|4|6|3", "d|5|5|5", "new1|1|2|3", "new2|1|1|1");
		});
	}

	@ServerTest
	void rememberedDecisionOfAVersion(TestDatabase database) throws SQLException {
		Insert insert = Inserts.columns("id", "price", "name:text", "v")
			.update("price", "name")
			.version("v")
			.when(operation(Operator.EQUAL, given("v"), old("v")))
			.build();
		forEach(database, "id INT PRIMARY KEY, price INT, name VARCHAR(9), v INT", (runner) -> {
			runner.execute("INSERT INTO t VALUES (1, 1, 'a', 7), (2, 1, 'a', 7), (3, 1, 'a', 7), (4, 1, 'a', 7)");
			runner.insert(insert, row(1, 2, "b", 7), row(2, 2, "b", 6), row(3, 1, "a", 7), row(4, 1, "A", 7),
					row(1, 3, "c", 7), row(1, 4, "d", 8));
			assertThat(runner.query("SELECT * FROM t ORDER BY id")).containsExactly("1|4|d|9", "2|1|a|7", "3|1|a|7",
					"4|1|A|8");
		});
	}

	@ServerTest
	void rememberedDecisionOfATouchedColumnThatIsRead(TestDatabase database) throws SQLException {
		Insert insert = Inserts.columns("id", "price", "at")
			.update("price")
			.set("at_before",
					either(operation(Operator.EQUAL, given("price"), old("price")), old("at_before"), old("at")))
			.touch("at", given("at"))
			.build();
		forEach(database, "id INT PRIMARY KEY, price INT, at INT, at_before INT", (runner) -> {
			runner.insert(insert, row(1, 1, 10), row(1, 1, 11), row(1, 2, 12), row(1, 2, 13), row(1, 3, 14));
			assertThat(runner.query("SELECT * FROM t")).containsExactly("1|3|14|12");
		});
	}

	@ServerTest
	void decisionIsRememberedOnceInOneRowStatements(TestDatabase database) throws SQLException {
		Insert insert = Inserts.columns("k", "x", "y")
			.update("x", "y")
			.when(operation(Operator.OR, newer("x"), newer("y")))
			.build();
		String columns = "id INT AUTO_INCREMENT PRIMARY KEY, k VARCHAR(9) UNIQUE, x INT, y INT";
		forEach(database, columns, (runner) -> {
			assertThat(runner.signal(insert, "a", 1, 1)).isEqualTo("1");
			assertThat(runner.signal(insert, "a", 2, 0)).matches(HitSignal::isHit);
			assertThat(runner.query("SELECT x, y FROM t")).containsExactly("2|0");
			assertThat(unchanged(runner.signal(insert, "a", 1, 0))).isTrue();
			assertThat(runner.query("SELECT x, y FROM t")).containsExactly("2|0");
			assertThat(runner.signal(insert, "b", 1, 1)).isNotNull().doesNotMatch(HitSignal::isHit);
		});
	}

	@ServerTest
	void swapIsRefusedBecauseTheServerWouldNotSwap(TestDatabase database) throws SQLException {
		Inserts inserts = Inserts.columns("id").set("x", old("y")).set("y", old("x"));
		assertThat(StatementWriter.cycle(inserts.onHit())).containsExactly("x", "y");
		forEach(database, "id INT PRIMARY KEY, x INT, y INT", (runner) -> {
			runner.execute("INSERT INTO t VALUES (1, 1, 2)",
					"INSERT INTO t (id) VALUES (1) ON DUPLICATE KEY UPDATE x = t.y, y = t.x");
			assertThat(runner.query("SELECT x, y FROM t")).containsExactly("2|2");
		});
	}

	@ServerTest
	void signalTellsInsertedFromHit(TestDatabase database) throws SQLException {
		Insert insert = Inserts.columns("k", "n").update("n").build();
		Insert keep = Inserts.columns("k", "n").build(new OnHit.Keep());
		String columns = "id INT AUTO_INCREMENT PRIMARY KEY, k VARCHAR(9) UNIQUE, n INT";
		forEach(database, columns, (runner) -> {
			assertThat(runner.signal(insert, "a", 1)).isEqualTo("1");
			assertThat(unchanged(runner.signal(insert, "a", 1))).isTrue();
			assertThat(runner.signal(insert, "a", 2)).matches(HitSignal::isHit);
			assertThat(unchanged(runner.signal(keep, "a", 3))).isTrue();
			assertThat(runner.signal(keep, "b", 3)).isNotNull().doesNotMatch(HitSignal::isHit);
			assertThat(runner.query("SELECT k, n FROM t ORDER BY k")).containsExactly("a|2", "b|3");
		});
	}

	@ServerTest
	void signalWithTheAutoIncrementColumnAsKey(TestDatabase database) throws SQLException {
		Insert insert = Inserts.columns("id", "n").update("n").build();
		forEach(database, "id BIGINT AUTO_INCREMENT PRIMARY KEY, n INT", (runner) -> {
			assertThat(HitSignal.isHit(runner.signal(insert, 7, 1))).isFalse();
			assertThat(runner.signal(insert, 7, 2)).matches(HitSignal::isHit);
			runner.execute("INSERT INTO t (n) VALUES (3)");
			assertThat(runner.query("SELECT * FROM t ORDER BY id")).containsExactly("7|2", "8|3");
		});
	}

	@ServerTest
	void constantsReachTheirPlaces(TestDatabase database) throws SQLException {
		Insert insert = Inserts.columns("id", "name:text", "n")
			.set("name", call(Function.CONCAT, old("name"), parameter("separator"), given("name"), literal("'")))
			.set("n", operation(Operator.MULTIPLY, old("n"), parameter("factor")))
			.version("v")
			.when(operation(Operator.LESS, old("n"), parameter("limit")))
			.build();
		forEach(database, "id INT PRIMARY KEY, name VARCHAR(20), n INT, v INT DEFAULT 0", (runner) -> {
			StatementRunner calling = new StatementRunner(runner.connection(), runner.reference(),
					Map.of("separator", "; ", "factor", 10, "limit", 50));
			calling.insert(insert, row(1, "a", 1), row(1, "b", 0), row(1, "é", 0), row(1, "d", 0));
			assertThat(calling.query("SELECT name, n, v FROM t")).containsExactly("a; b'; é'|100|2");
		});
	}

	@ServerTest
	void columnThatIsNotInsertedTouchesWhereItsBytesChange(TestDatabase database) throws SQLException {
		Insert text = Inserts.columns("id").set("name", parameter("name")).version("v").build();
		Insert number = Inserts.columns("id")
			.set("n", operation(Operator.ADD, old("n"), literal(0)))
			.version("v")
			.build();
		forEach(database, "id INT PRIMARY KEY, name VARCHAR(20), n INT, v INT DEFAULT 0", (runner) -> {
			runner.execute("INSERT INTO t VALUES (1, 'a', 5, 0)");
			StatementRunner calling = new StatementRunner(runner.connection(), runner.reference(), Map.of("name", "A"));
			calling.insert(text, row(1), row(1));
			assertThat(runner.query("SELECT name, v FROM t")).containsExactly("A|1");
			runner.insert(number, new Object[][] { { 1 } });
			assertThat(runner.query("SELECT n, v FROM t")).containsExactly("5|1");
		});
	}

	@ServerTest
	void keepHidesNoOtherError(TestDatabase database) throws SQLException {
		Insert keep = Inserts.columns("sku", "n").build(new OnHit.Keep());
		forEach(database, "sku VARCHAR(2) PRIMARY KEY, n INT NOT NULL", (runner) -> {
			runner.execute("SET SESSION sql_mode = 'STRICT_ALL_TABLES'");
			runner.insert(keep, row("a", 1), row("a", 2), row("b", 3));
			assertThat(runner.query("SELECT * FROM t ORDER BY sku")).containsExactly("a|1", "b|3");
			assertThatExceptionOfType(SQLException.class)
				.isThrownBy(() -> runner.insert(keep, row("a", 2), row("too long", 2)))
				.satisfies((ex) -> assertThat(ex.getErrorCode()).isEqualTo(1406));
		});
	}

	@ServerTest
	void ignoreMakesWarningsOfErrors(TestDatabase database) throws SQLException {
		Insert ignore = Inserts.columns("sku", "n").build(new OnHit.Ignore());
		forEach(database, "sku VARCHAR(2) PRIMARY KEY, n INT NOT NULL", (runner) -> {
			runner.execute("SET SESSION sql_mode = 'STRICT_ALL_TABLES'");
			runner.insert(ignore, row("a", 1), row("a", 2), row("too long", 3));
			assertThat(runner.query("SELECT * FROM t ORDER BY sku")).containsExactly("a|1", "to|3");
		});
	}

	@ServerTest
	void replaceDeletesWhatIsNotGiven(TestDatabase database) throws SQLException {
		Insert replace = Inserts.columns("sku", "n").build(new OnHit.Replace());
		forEach(database, "sku VARCHAR(2) PRIMARY KEY, n INT, note VARCHAR(9) DEFAULT 'none'", (runner) -> {
			runner.execute("INSERT INTO t VALUES ('a', 1, 'mine')");
			runner.insert(replace, row("a", 2), row("b", 3));
			assertThat(runner.query("SELECT * FROM t ORDER BY sku")).containsExactly("a|2|none", "b|3|none");
		});
	}

	@ServerTest
	void absentInsertsWhatIsNotThere(TestDatabase database) throws SQLException {
		Insert absent = Inserts.columns("sku:text=upper(?)", "tenant", "n")
			.key("tenant", "sku")
			.build(new OnHit.Absent());
		forEach(database, "id INT AUTO_INCREMENT PRIMARY KEY, tenant INT, sku VARCHAR(9), n INT", (runner) -> {
			assertThat(runner.insert(absent, new Object[][] { { "a", 1, 1 } })).isEqualTo(1);
			assertThat(runner.insert(absent, new Object[][] { { "A", 1, 2 } })).isZero();
			assertThat(runner.insert(absent, new Object[][] { { "a", 2, 3 } })).isEqualTo(1);
			assertThat(runner.insert(absent, new Object[][] { row("a", null, 4) })).isEqualTo(1);
			if (runner.reference() == RowReference.SHARDED) {
				// ShardingSphere does not parse <=>, so that such rows are refused
				// before.
				return;
			}
			assertThat(runner.insert(absent, new Object[][] { row("a", null, 5) })).isZero();
			assertThat(runner.query("SELECT tenant, sku, n FROM t ORDER BY n")).containsExactly("1|A|1", "2|A|3",
					"null|A|4");
		});
	}

	/**
	 * Connector/J has no row of keys where nothing was affected, which says the same.
	 */
	private static boolean unchanged(@Nullable String lastInsertId) {
		return lastInsertId == null || HitSignal.isHit(lastInsertId);
	}

	private static void forEach(TestDatabase database, String columns, Check check) throws SQLException {
		TestTarget target = database.target();
		for (String preparation : PREPARATIONS) {
			for (RowReference reference : StatementRunner.references(target.server())) {
				try (Connection connection = database.connection(preparation)) {
					check.accept(prepared(connection, reference, columns));
				}
				catch (SQLException | RuntimeException | AssertionError ex) {
					throw new AssertionError(reference + " [" + preparation + "]: " + ex.getMessage(), ex);
				}
			}
		}
	}

	private static StatementRunner prepared(Connection connection, RowReference reference, String columns)
			throws SQLException {
		StatementRunner runner = new StatementRunner(connection, reference, Map.of());
		runner.execute("DROP TABLE IF EXISTS t", "CREATE TABLE t (" + columns + ") CHARACTER SET utf8mb4");
		return runner;
	}

	@FunctionalInterface
	private interface Check {

		void accept(StatementRunner runner) throws SQLException;

	}

}
