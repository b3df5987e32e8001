package io.duplicatekey.jdbc;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import org.springframework.dao.DataRetrievalFailureException;
import org.springframework.dao.InvalidDataAccessApiUsageException;

import io.duplicatekey.mysql.FailedRows;
import io.duplicatekey.plan.UpsertPlan;
import io.duplicatekey.servers.ServerTest;
import io.duplicatekey.servers.TestDatabase;
import io.duplicatekey.servers.TestDriver;
import io.duplicatekey.upsert.OnDuplicate;
import io.duplicatekey.upsert.UpsertResult;

import static io.duplicatekey.upsert.Outcome.INSERTED;
import static io.duplicatekey.upsert.Outcome.UNCHANGED;
import static io.duplicatekey.upsert.Outcome.UPDATED;
import static io.duplicatekey.jdbc.Upserts.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What {@link UpsertExecutor} writes and counts, on every server, with every driver and
 * in every mode that changes counts or how statements are sent.
 */
class UpsertExecutorIT {

	private static final String PRODUCTS = "CREATE TABLE product (id BIGINT AUTO_INCREMENT PRIMARY KEY, "
			+ "sku VARCHAR(20), price INT, name VARCHAR(4), UNIQUE KEY uk_sku (sku))";

	/**
	 * Against the stored rows a (1) and b (2): the same key occurs up to three times.
	 */
	private static final @Nullable Object[][] MIX = { row("a", 9, "x"), row("b", 2, "x"), row("c", 3, "x"),
			row("d", 4, "x"), row("c", 5, "x"), row("d", 4, "x"), row("a", 1, "x") };

	@ServerTest
	void updatesAreCountedExactly(TestDatabase database) throws SQLException {
		UpsertPlan plan = products(OnDuplicate.UPDATE);
		inEveryMode(database, (upserts) -> {
			for (Counting counting : Counting.values()) {
				reset(upserts);
				UpsertResult result = upserts.execute(plan, counting, MIX);
				if (counting != Counting.NONE) {
					assertThat(result).isEqualTo(new UpsertResult(2, 3, 2, List.of()));
				}
				assertThat(upserts.outcomes()).isEqualTo((counting == Counting.EACH)
						? List.of(UPDATED, UNCHANGED, INSERTED, INSERTED, UPDATED, UNCHANGED, UPDATED) : List.of());
				assertThat(stored(upserts)).containsExactly("a|1", "b|2", "c|5", "d|4");
			}
		});
	}

	@ServerTest
	void keptRowsAreCountedExactly(TestDatabase database) throws SQLException {
		UpsertPlan plan = products(OnDuplicate.KEEP);
		inEveryMode(database, (upserts) -> {
			for (Counting counting : Counting.values()) {
				reset(upserts);
				UpsertResult result = upserts.execute(plan, counting, MIX);
				if (counting != Counting.NONE) {
					assertThat(result).isEqualTo(new UpsertResult(2, 0, 5, List.of()));
				}
				assertThat(upserts.outcomes()).isEqualTo((counting == Counting.EACH)
						? List.of(UNCHANGED, UNCHANGED, INSERTED, INSERTED, UNCHANGED, UNCHANGED, UNCHANGED)
						: List.of());
				assertThat(stored(upserts)).containsExactly("a|1", "b|2", "c|3", "d|4");
			}
		});
	}

	@ServerTest
	void ignoredRowsAreCountedExactly(TestDatabase database) throws SQLException {
		UpsertPlan plan = products(OnDuplicate.IGNORE);
		inEveryMode(database, (upserts) -> {
			for (Counting counting : Counting.values()) {
				reset(upserts);
				UpsertResult result = upserts.execute(plan, counting, MIX);
				if (counting != Counting.NONE) {
					assertThat(result.inserted()).isEqualTo(2);
					assertThat(result.updated()).isZero();
					assertThat(result.unchanged()).isEqualTo(5);
				}
				assertThat(upserts.outcomes()).isEqualTo((counting == Counting.EACH)
						? List.of(UNCHANGED, UNCHANGED, INSERTED, INSERTED, UNCHANGED, UNCHANGED, UNCHANGED)
						: List.of());
				assertThat(stored(upserts)).containsExactly("a|1", "b|2", "c|3", "d|4");
			}
		});
	}

	@ServerTest
	void absentRowsAreCountedExactly(TestDatabase database) throws SQLException {
		UpsertPlan plan = products(OnDuplicate.IF_ABSENT);
		inEveryMode(database, (upserts) -> {
			upserts.sql("ALTER TABLE product DROP INDEX uk_sku");
			for (Counting counting : Counting.values()) {
				reset(upserts);
				assertThat(upserts.execute(plan, counting, MIX)).isEqualTo(new UpsertResult(2, 0, 5, List.of()));
				assertThat(stored(upserts)).containsExactly("a|1", "b|2", "c|3", "d|4");
				assertThat(upserts.execute(plan, counting, row(null, 1, "x"), row(null, 2, "x")))
					.isEqualTo(new UpsertResult(1, 0, 1, List.of()));
			}
			assertThat(upserts.outcomes()).containsExactly(INSERTED, UNCHANGED);
		});
	}

	@ServerTest
	void replacedRowsAreCountedExactly(TestDatabase database) throws SQLException {
		UpsertPlan plan = TablePlan.of("code")
			.id("code", String.class)
			.data("price", Integer.class)
			.key("code")
			.on(OnDuplicate.REPLACE)
			.build();
		inEveryMode(database, (upserts) -> {
			upserts.sql("CREATE TABLE code (code VARCHAR(20) PRIMARY KEY, price DECIMAL(6,1))");
			for (Counting counting : Counting.values()) {
				upserts.sql("DELETE FROM code", "INSERT INTO code VALUES ('a', 1), ('b', 2)");
				UpsertResult result = upserts.execute(plan, counting, row("a", 9), row("b", 2), row("c", 3),
						row("c", 3), row("c", 4));
				if (counting != Counting.NONE) {
					assertThat(result).isEqualTo(new UpsertResult(1, 2, 2, List.of()));
				}
				assertThat(upserts.outcomes()).isEqualTo((counting == Counting.EACH)
						? List.of(UPDATED, UNCHANGED, INSERTED, UNCHANGED, UPDATED) : List.of());
				assertThat(upserts.query("SELECT code, price FROM code ORDER BY 1")).containsExactly("a|9.0", "b|2.0",
						"c|4.0");
			}
			upserts.sql("DROP TABLE code");
		});
	}

	@ServerTest
	void replacingAnotherRowCountsAsUpdated(TestDatabase database) throws SQLException {
		UpsertPlan plan = TablePlan.of("user")
			.id("id", Integer.class)
			.data("email", String.class)
			.key("id")
			.on(OnDuplicate.REPLACE)
			.allowOtherKeys()
			.build();
		inEveryMode(database, (upserts) -> {
			upserts.sql("CREATE TABLE user (id INT PRIMARY KEY, email VARCHAR(20), UNIQUE KEY uk_email (email))",
					"INSERT INTO user VALUES (1, 'one'), (2, 'two')");
			upserts.execute(plan, Counting.EACH, row(3, "one"), row(2, "two"), row(3, "two"), row(4, "four"));
			// Row 2 has the same values, but with two unique keys it is deleted and
			// inserted.
			assertThat(upserts.outcomes()).containsExactly(UPDATED, UPDATED, UPDATED, INSERTED);
			assertThat(upserts.query("SELECT id, email FROM user ORDER BY 1")).containsExactly("3|two", "4|four");
			upserts.sql("DROP TABLE user");
		});
	}

	@ServerTest
	void replacingFindsRowsWhoseKeyTheServerRounds(TestDatabase database) throws SQLException {
		UpsertPlan plan = TablePlan.of("amount")
			.id("amount", String.class)
			.data("price", Integer.class)
			.key("amount")
			.on(OnDuplicate.REPLACE)
			.build();
		inEveryMode(database, (upserts) -> {
			upserts.sql("CREATE TABLE amount (amount DECIMAL(6,1) PRIMARY KEY, price INT)",
					"INSERT INTO amount VALUES (1.3, 1)");
			assertThat(upserts.execute(plan, Counting.TOTALS, row("1.26", 1), row("1.34", 2)))
				.isEqualTo(new UpsertResult(0, 1, 1, List.of()));
			upserts.sql("DROP TABLE amount");
		});
	}

	@ServerTest
	void totalsHoldAtTheBordersOfChunks(TestDatabase database) throws SQLException {
		UpsertPlan plan = products(OnDuplicate.UPDATE);
		for (String mode : List.of("", "useAffectedRows=true", "useServerPrepStmts=true")) {
			try (Upserts upserts = new Upserts(database.connection(mode))) {
				upserts.sql(PRODUCTS);
				for (int size : new int[] { 1, 2, 999, 1000, 1001, 2001 }) {
					reset(upserts);
					List<@Nullable Object[]> rows = numbered(size, 1);
					assertThat(upserts.execute(plan, Counting.TOTALS, rows)).as(mode + " " + size)
						.isEqualTo(new UpsertResult(size, 0, 0, List.of()));
					assertThat(upserts.execute(plan, Counting.TOTALS, rows)).as(mode + " " + size)
						.isEqualTo(new UpsertResult(0, 0, size, List.of()));
					rows = numbered(size, 2);
					rows.set(0, row("p0", 1, "x"));
					assertThat(upserts.execute(plan, Counting.TOTALS, rows)).as(mode + " " + size)
						.isEqualTo(new UpsertResult(0, size - 1, 1, List.of()));
				}
				upserts.sql("DROP TABLE product");
			}
		}
	}

	@ServerTest
	void statementsHaveNoMoreParametersThanTheProtocolCounts(TestDatabase database) throws SQLException {
		TablePlan wide = TablePlan.of("wide").id("id", Integer.class).key("id");
		StringBuilder table = new StringBuilder("CREATE TABLE wide (id INT PRIMARY KEY");
		for (int i = 1; i < 100; i++) {
			wide.data("c" + i, Integer.class);
			table.append(", c").append(i).append(" INT");
		}
		UpsertPlan plan = wide.build();
		for (String mode : List.of("", "useServerPrepStmts=true")) {
			try (Upserts upserts = new Upserts(database.connection(mode))) {
				upserts.sql(table + ")");
				List<@Nullable Object[]> rows = IntStream.range(0, 1000)
					.mapToObj((row) -> IntStream.range(0, 100).mapToObj((column) -> (Object) row).toArray())
					.toList();
				upserts.execute(plan, Counting.NONE, rows);
				assertThat(upserts.query("SELECT COUNT(*), SUM(c99) FROM wide")).containsExactly("1000|499500");
				upserts.sql("DROP TABLE wide");
			}
		}
	}

	@ServerTest
	void rowsThatDoNotFitIntoAPacketTogetherAreWrittenBySeveralStatements(TestDatabase database) throws SQLException {
		UpsertPlan plan = TablePlan.of("text").id("id", Integer.class).data("text", String.class).key("id").build();
		// Their URL is the one way to make the packet small for one connection only; the
		// other driver's is the server's.
		String small = (database.target().driver() == TestDriver.CONNECTOR_J) ? "maxAllowedPacket=20000" : "";
		for (String mode : List.of(small, small + "&useServerPrepStmts=true")) {
			try (Upserts upserts = new Upserts(database.connection(mode))) {
				upserts.sql("CREATE TABLE text (id INT PRIMARY KEY, text TEXT)");
				List<@Nullable Object[]> rows = new ArrayList<>();
				for (int i = 0; i < 40; i++) {
					rows.add(row(i, "'".repeat(i * 100)));
				}
				assertThat(upserts.execute(plan, Counting.TOTALS, rows))
					.isEqualTo(new UpsertResult(40, 0, 0, List.of()));
				assertThat(upserts.query("SELECT COUNT(*), SUM(LENGTH(text)) FROM text")).containsExactly("40|78000");
				upserts.sql("DROP TABLE text");
			}
		}
	}

	@ServerTest
	void generatedKeysAreThoseOfInsertedRows(TestDatabase database) throws SQLException {
		inEveryMode(database, (upserts) -> {
			for (OnDuplicate onDuplicate : OnDuplicate.values()) {
				reset(upserts);
				upserts.execute(products(onDuplicate), Counting.EACH, row("b", 2, "x"), row("c", 3, "x"),
						row("d", 3, "x"));
				List<String> ids = upserts.query("SELECT id FROM product ORDER BY sku");
				assertThat(upserts.keys()).as(onDuplicate.name())
					.containsExactly((onDuplicate == OnDuplicate.REPLACE) ? Long.valueOf(ids.get(1)) : null,
							Long.valueOf(ids.get(2)), Long.valueOf(ids.get(3)));
			}
		});
	}

	@ServerTest
	void aGeneratedIdAsKeyMakesNewRowsOfNull(TestDatabase database) throws SQLException {
		UpsertPlan plan = TablePlan.of("product").generatedId("id").data("price", Integer.class).key("id").build();
		inEveryMode(database, (upserts) -> {
			upserts.sql("ALTER TABLE product DROP INDEX uk_sku, AUTO_INCREMENT = 100");
			for (Counting counting : Counting.values()) {
				upserts.sql("DELETE FROM product", "INSERT INTO product (id, price) VALUES (7, 1)");
				UpsertResult result = upserts.execute(plan, counting, row(null, 5), row(7L, 2), row(8L, 3),
						row(null, 6));
				if (counting != Counting.NONE) {
					assertThat(result).isEqualTo(new UpsertResult(3, 1, 0, List.of()));
				}
				assertThat(upserts.query("SELECT price FROM product ORDER BY id")).containsExactly("2", "3", "5", "6");
			}
			assertThat(upserts.outcomes()).containsExactly(INSERTED, UPDATED, INSERTED, INSERTED);
			List<String> ids = upserts.query("SELECT id FROM product ORDER BY id");
			assertThat(upserts.keys()).containsExactly(Long.valueOf(ids.get(2)), null, null, Long.valueOf(ids.get(3)));
		});
	}

	@ServerTest
	void aTableWithoutAutoIncrementHasNoGeneratedKeys(TestDatabase database) throws SQLException {
		UpsertPlan plan = TablePlan.of("stock")
			.id("shop", Integer.class)
			.id("sku", String.class)
			.data("amount", Integer.class)
			.key("sku", "shop")
			.build();
		inEveryMode(database, (upserts) -> {
			upserts.sql("CREATE TABLE stock (shop INT, sku VARCHAR(20), amount INT, PRIMARY KEY (shop, sku))",
					"INSERT INTO stock VALUES (1, 'a', 1), (2, 'a', 2)");
			assertThat(upserts.execute(plan, Counting.EACH, row(1, "a", 5), row(2, "a", 2), row(3, "a", 3)))
				.isEqualTo(new UpsertResult(1, 1, 1, List.of()));
			assertThat(upserts.outcomes()).containsExactly(UPDATED, UNCHANGED, INSERTED);
			assertThat(upserts.keys()).containsOnlyNulls().hasSize(3);
			assertThat(upserts.execute(plan, Counting.TOTALS, row(1, "a", 6), row(2, "a", 2), row(4, "a", 3)))
				.isEqualTo(new UpsertResult(1, 1, 1, List.of()));
			upserts.sql("DROP TABLE stock");
		});
	}

	@ServerTest
	void argumentsOfTheCallAreBound(TestDatabase database) throws SQLException {
		UpsertPlan plan = TablePlan.of("product")
			.generatedId("id")
			.data("sku", String.class)
			.data("price", Integer.class)
			.key("sku")
			.set("price", "#old.price + #new.price * #factor")
			.parameter("factor", Integer.class)
			.build();
		inEveryMode(database, (upserts) -> {
			for (Counting counting : Counting.values()) {
				reset(upserts);
				upserts.execute(plan, counting, List.of(row("a", 3), row("b", 4)), Map.of("factor", 10));
				assertThat(stored(upserts)).containsExactly("a|31", "b|42");
			}
		});
	}

	@ServerTest
	void nullInAKeyIsRefusedBeforeItsChunkIsWritten(TestDatabase database) throws SQLException {
		try (Upserts upserts = new Upserts(database.connection(""))) {
			upserts.sql(PRODUCTS);
			for (OnDuplicate onDuplicate : OnDuplicate.values()) {
				if (onDuplicate == OnDuplicate.IF_ABSENT) {
					continue;
				}
				for (Counting counting : Counting.values()) {
					reset(upserts);
					List<@Nullable Object[]> rows = numbered(1005, 1);
					rows.set(1003, row(null, 4711, "x"));
					assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
						.isThrownBy(() -> upserts.execute(products(onDuplicate), counting, rows))
						.withMessageContaining("element 1003")
						.withMessageContaining("'sku'")
						.withMessageNotContaining("4711");
					assertThat(upserts.query("SELECT COUNT(*) FROM product")).containsExactly("1002");
				}
			}
		}
	}

	@ServerTest
	void aFailedRowIsMarked(TestDatabase database) throws SQLException {
		UpsertPlan plan = TablePlan.of("user")
			.id("id", Integer.class)
			.data("email", String.class)
			.key("id")
			.allowOtherKeys()
			.build();
		inEveryMode(database, (upserts) -> {
			upserts.sql("CREATE TABLE user (id INT PRIMARY KEY, email VARCHAR(20), UNIQUE KEY uk_email (email))",
					"INSERT INTO user VALUES (1, 'one'), (2, 'two')");
			List<@Nullable Object[]> rows = new ArrayList<>();
			for (int i = 0; i < 1100; i++) {
				rows.add(row(100 + i, "address" + i));
			}
			rows.set(1050, row(1, "two"));
			assertThat(failedRows(upserts, plan, Counting.NONE, rows)).isEqualTo("1000-1099");
			assertThat(failedRows(upserts, plan, Counting.EACH, rows)).isEqualTo("1050-1050");
			upserts.sql("DROP TABLE user");
		});
	}

	private static String failedRows(Upserts upserts, UpsertPlan plan, Counting counting,
			List<@Nullable Object[]> rows) {
		try {
			upserts.execute(plan, counting, rows);
		}
		catch (SQLException ex) {
			assertThat(ex.getErrorCode()).isEqualTo(1062);
			FailedRows failed = FailedRows.of(ex);
			assertThat(failed).isNotNull().hasNoCause();
			assertThat(failed.getStackTrace()).isEmpty();
			assertThat(failed.getMessage()).doesNotContain("two", "address");
			assertThat(failed.sql()).startsWith("INSERT INTO `user`").doesNotContain("two", "address");
			return failed.first() + "-" + failed.last();
		}
		return "none";
	}

	@ServerTest
	void warningsOfIgnoredErrorsAreReturned(TestDatabase database) throws SQLException {
		UpsertPlan plan = products(OnDuplicate.IGNORE);
		inEveryMode(database, (upserts) -> {
			for (Counting counting : Counting.values()) {
				reset(upserts);
				UpsertResult result = upserts.execute(plan, counting, row("c", 1, "x"), row("d", 1, "too long"),
						row("e", 1, "also too long"));
				assertThat(result.warnings()).hasSize(2).allSatisfy((warning) -> {
					assertThat(warning.level()).isEqualTo("Warning");
					assertThat(warning.code()).isEqualTo(1265);
					assertThat(warning.message()).contains("name");
				});
				assertThat(upserts.query("SELECT name FROM product WHERE sku IN ('d', 'e')")).containsExactly("too ",
						"also");
			}
		});
	}

	@ServerTest
	void warningsThatTheServerDidNotKeepAreSaid(TestDatabase database) throws SQLException {
		UpsertPlan plan = products(OnDuplicate.IGNORE);
		inEveryMode(database, (upserts) -> {
			reset(upserts);
			upserts.sql("SET SESSION max_error_count = 3");
			List<@Nullable Object[]> rows = IntStream.range(0, 10)
				.mapToObj((i) -> row("w" + i, i, "much too long"))
				.toList();
			List<UpsertResult.Warning> warnings = upserts.execute(plan, Counting.TOTALS, rows).warnings();
			assertThat(warnings).hasSize(4);
			assertThat(warnings.get(3).code()).isZero();
			assertThat(warnings.get(3).message()).startsWith("7 more warnings");
		});
	}

	@ServerTest
	void nothingIsDoneWithoutRows(TestDatabase database) throws SQLException {
		try (Upserts upserts = new Upserts(database.connection(""))) {
			assertThat(
					upserts.execute(TablePlan.of("missing").id("id", Integer.class).key("id").build(), Counting.EACH))
				.isEqualTo(new UpsertResult(0, 0, 0, List.of()));
		}
	}

	@ServerTest
	void noMoreIsAskedOfAServerThanOnce(TestDatabase database) throws SQLException {
		UpsertPlan plan = products(OnDuplicate.UPDATE);
		UpsertExecutor executor = new UpsertExecutor(null);
		try (Upserts first = new Upserts(database.connection(""), executor)) {
			first.sql(PRODUCTS);
			first.execute(plan, Counting.NONE, MIX);
		}
		try (Upserts second = new Upserts(database.connection(""), executor)) {
			for (Counting counting : Counting.values()) {
				long before = statements(second);
				second.execute(plan, counting, row("a", 3, "x"));
				assertThat(statements(second) - before - 1).as(counting.name()).isEqualTo(1);
			}
		}
	}

	@ServerTest
	void totalsNeedOneStatementWhereTheDriverTells(TestDatabase database) throws SQLException {
		UpsertPlan plan = products(OnDuplicate.UPDATE);
		long expected = (database.target().driver() == TestDriver.CONNECTOR_J) ? 1 : MIX.length;
		try (Upserts upserts = new Upserts(database.pool(1, "").getConnection())) {
			upserts.sql(PRODUCTS);
			upserts.execute(plan, Counting.NONE, MIX);
			long before = statements(upserts);
			upserts.execute(plan, Counting.TOTALS, MIX);
			assertThat(statements(upserts) - before - 1).isEqualTo(expected);
		}
	}

	@ServerTest
	void totalsAreExactOnConnectionsThatLetNothingThrough(TestDatabase database) throws SQLException {
		UpsertPlan plan = products(OnDuplicate.UPDATE);
		try (Upserts plain = new Upserts(database.connection(""))) {
			plain.sql(PRODUCTS);
			reset(plain);
			assertThat(new Upserts(OpaqueJdbc.connection(database.connection(""))).execute(plan, Counting.TOTALS, MIX))
				.isEqualTo(new UpsertResult(2, 3, 2, List.of()));
			reset(plain);
			assertThat(new Upserts(OpaqueJdbc.statements(database.connection(""))).execute(plan, Counting.TOTALS, MIX))
				.isEqualTo(new UpsertResult(2, 3, 2, List.of()));
		}
	}

	@ServerTest
	void whereTheServersCountsAreLostTheCallFailsAndTheNextOneDoesWithout(TestDatabase database) throws SQLException {
		if (database.target().driver() != TestDriver.CONNECTOR_J) {
			return;
		}
		UpsertPlan plan = products(OnDuplicate.UPDATE);
		try (Upserts plain = new Upserts(database.connection(""));
				Upserts upserts = new Upserts(OpaqueJdbc.silent(database.connection("")))) {
			plain.sql(PRODUCTS);
			reset(plain);
			assertThatExceptionOfType(DataRetrievalFailureException.class)
				.isThrownBy(() -> upserts.execute(plan, Counting.TOTALS, MIX))
				.withMessageContaining("Repository.upsert");
			reset(plain);
			assertThat(upserts.execute(plan, Counting.TOTALS, MIX)).isEqualTo(new UpsertResult(2, 3, 2, List.of()));
		}
	}

	private static long statements(Upserts upserts) throws SQLException {
		return Long.parseLong(upserts.query("SHOW SESSION STATUS LIKE 'Questions'").get(0).split("\\|")[1]);
	}

	private static UpsertPlan products(OnDuplicate onDuplicate) {
		return TablePlan.of("product")
			.generatedId("id")
			.data("sku", String.class)
			.data("price", Integer.class)
			.data("name", String.class)
			.key("sku")
			.on(onDuplicate)
			.build();
	}

	private static void reset(Upserts upserts) throws SQLException {
		upserts.sql("DELETE FROM product",
				"INSERT INTO product (sku, price, name) VALUES ('a', 1, 'x'), ('b', 2, 'x')");
	}

	private static List<String> stored(Upserts upserts) throws SQLException {
		return upserts.query("SELECT sku, price FROM product ORDER BY sku");
	}

	private static List<@Nullable Object[]> numbered(int size, int price) {
		List<@Nullable Object[]> rows = new ArrayList<>();
		for (int i = 0; i < size; i++) {
			rows.add(row("p" + i, price, "x"));
		}
		return rows;
	}

	private static void inEveryMode(TestDatabase database, Action action) throws SQLException {
		for (String mode : Upserts.modes(database)) {
			try (Upserts upserts = new Upserts(database.connection(mode))) {
				upserts.sql(PRODUCTS);
				action.run(upserts);
				upserts.sql("DROP TABLE product");
			}
			catch (AssertionError | SQLException ex) {
				throw new AssertionError("With " + mode, ex);
			}
		}
	}

	private interface Action {

		void run(Upserts upserts) throws SQLException;

	}

}
