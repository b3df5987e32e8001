package io.duplicatekey.jdbc;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import io.duplicatekey.InvalidDeclarationException;
import io.duplicatekey.mysql.FailedRows;
import io.duplicatekey.plan.UpsertPlan;
import io.duplicatekey.servers.ServerTest;
import io.duplicatekey.servers.TestDatabase;
import io.duplicatekey.servers.TestDriver;
import io.duplicatekey.upsert.OnDuplicate;
import io.duplicatekey.upsert.RepeatedRowsException;
import io.duplicatekey.upsert.Repeats;
import io.duplicatekey.upsert.UpsertResult;
import io.duplicatekey.upsert.Via;
import io.duplicatekey.upsert.WithoutLocalInfile;

import static io.duplicatekey.jdbc.Upserts.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * Upserts through a temporary table, filled by LOAD DATA or by inserts: the rows, the
 * totals and the errors are those of an insert of values.
 */
class StagedUpsertIT {

	private static final String PRODUCTS = "CREATE TABLE product (id BIGINT AUTO_INCREMENT PRIMARY KEY, "
			+ "sku VARCHAR(20) CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci NOT NULL, price INT NOT NULL, "
			+ "name VARCHAR(4), UNIQUE KEY uk_sku (sku))";

	private static final @Nullable Object[][] MIX = { row("a", 9, "x"), row("b", 2, "x"), row("c", 3, "x"),
			row("d", 4, "x"), row("c", 5, "x"), row("d", 4, "x"), row("a", 1, "x") };

	private static final List<UnaryOperator<TablePlan>> WAYS = List.of((plan) -> plan.via(Via.LOAD_DATA),
			(plan) -> plan.repeats(Repeats.KEEP_FIRST), (plan) -> plan.via(Via.LOAD_DATA).repeats(Repeats.KEEP_LAST));

	@ServerTest
	void updatesAreCountedExactly(TestDatabase database) throws SQLException {
		UpsertPlan plan = products((builder) -> builder.via(Via.LOAD_DATA));
		inEveryMode(database, (upserts) -> {
			for (Counting counting : List.of(Counting.NONE, Counting.TOTALS)) {
				reset(upserts);
				UpsertResult result = upserts.execute(plan, counting, MIX);
				assertThat(result).isEqualTo(new UpsertResult((counting == Counting.TOTALS) ? 2 : 0,
						(counting == Counting.TOTALS) ? 3 : 0, (counting == Counting.TOTALS) ? 2 : 0, List.of()));
				assertThat(stored(upserts)).containsExactly("a|1", "b|2", "c|5", "d|4");
			}
		});
	}

	@ServerTest
	void keptRowsAreCountedExactly(TestDatabase database) throws SQLException {
		UpsertPlan plan = products((builder) -> builder.via(Via.LOAD_DATA).on(OnDuplicate.KEEP));
		inEveryMode(database, (upserts) -> {
			reset(upserts);
			assertThat(upserts.execute(plan, Counting.TOTALS, MIX)).isEqualTo(new UpsertResult(2, 0, 5, List.of()));
			assertThat(stored(upserts)).containsExactly("a|1", "b|2", "c|3", "d|4");
		});
	}

	@ServerTest
	void ignoredRowsAreCountedExactly(TestDatabase database) throws SQLException {
		UpsertPlan plan = products((builder) -> builder.via(Via.LOAD_DATA).on(OnDuplicate.IGNORE));
		inEveryMode(database, (upserts) -> {
			reset(upserts);
			UpsertResult result = upserts.execute(plan, Counting.TOTALS, MIX);
			assertThat(List.of(result.inserted(), result.updated(), result.unchanged())).containsExactly(2L, 0L, 5L);
			assertThat(stored(upserts)).containsExactly("a|1", "b|2", "c|3", "d|4");
		});
	}

	@ServerTest
	void ignoredErrorsAreWarnings(TestDatabase database) throws SQLException {
		UpsertPlan plan = products((builder) -> builder.via(Via.LOAD_DATA).on(OnDuplicate.IGNORE));
		try (Upserts upserts = start(database, "")) {
			UpsertResult result = upserts.execute(plan, Counting.TOTALS, row("a", 1, "too long"));
			assertThat(result.warnings()).extracting(UpsertResult.Warning::code).containsExactly(1265);
			assertThat(upserts.query("SELECT name FROM product")).containsExactly("too ");
		}
	}

	@ServerTest
	void replacedRowsAreReplaced(TestDatabase database) throws SQLException {
		UpsertPlan plan = products((builder) -> builder.via(Via.LOAD_DATA).on(OnDuplicate.REPLACE));
		try (Upserts upserts = start(database, "")) {
			reset(upserts);
			upserts.execute(plan, Counting.NONE, MIX);
			assertThat(stored(upserts)).containsExactly("a|1", "b|2", "c|5", "d|4");
			assertThatExceptionOfType(InvalidDeclarationException.class)
				.isThrownBy(() -> upserts.execute(plan, Counting.TOTALS, MIX))
				.withMessageContaining("via = LOAD_DATA with onDuplicate = REPLACE");
		}
	}

	@ServerTest
	void outcomesAreRefused(TestDatabase database) throws SQLException {
		try (Upserts upserts = start(database, "")) {
			for (UnaryOperator<TablePlan> way : WAYS) {
				assertThatExceptionOfType(InvalidDeclarationException.class)
					.isThrownBy(() -> upserts.execute(products(way), Counting.EACH, MIX))
					.withMessageContaining("does not tell what became of each");
			}
		}
	}

	@ServerTest
	void firstOfRepeatedRowsIsWritten(TestDatabase database) throws SQLException {
		for (Via via : Via.values()) {
			UpsertPlan plan = products((builder) -> builder.via(via).repeats(Repeats.KEEP_FIRST));
			inEveryMode(database, (upserts) -> {
				reset(upserts);
				assertThat(upserts.execute(plan, Counting.TOTALS, MIX)).isEqualTo(new UpsertResult(2, 1, 4, List.of()));
				assertThat(stored(upserts)).containsExactly("a|9", "b|2", "c|3", "d|4");
			});
		}
	}

	@ServerTest
	void lastOfRepeatedRowsIsWritten(TestDatabase database) throws SQLException {
		UpsertPlan plan = products((builder) -> builder.repeats(Repeats.KEEP_LAST));
		try (Upserts upserts = start(database, "")) {
			reset(upserts);
			assertThat(upserts.execute(plan, Counting.TOTALS, row("A", 9, "x"), row("é", 2, "x"), row("E", 3, "x"),
					row("a ", 4, "x")))
				.isEqualTo(new UpsertResult(1, 1, 2, List.of()));
			assertThat(stored(upserts)).containsExactly("a|4", "b|2", "E|3");
		}
	}

	@ServerTest
	void repeatedRowsAreRejected(TestDatabase database) throws SQLException {
		for (Via via : Via.values()) {
			UpsertPlan plan = products((builder) -> builder.via(via).repeats(Repeats.REJECT));
			try (Upserts upserts = start(database, "")) {
				reset(upserts);
				assertThatExceptionOfType(RepeatedRowsException.class)
					.isThrownBy(() -> upserts.execute(plan, Counting.TOTALS, MIX))
					.withMessage(
							"Repository.upsert: elements have the same key (sku), and repeats = REJECT. Counted from 0, these are the same: 0 = 6; 2 = 4; 3 = 5")
					.satisfies((ex) -> assertThat(ex.getRows()).containsExactly(List.of(0L, 6L), List.of(2L, 4L),
							List.of(3L, 5L)));
				assertThat(stored(upserts)).containsExactly("a|1", "b|2");
				assertThat(upserts.execute(plan, Counting.TOTALS, row("a", 1, "x"), row("x", 1, "x")))
					.isEqualTo(new UpsertResult(1, 0, 1, List.of()));
			}
		}
	}

	@ServerTest
	void manyRepeatedKeysAreCut(TestDatabase database) throws SQLException {
		UpsertPlan plan = products((builder) -> builder.repeats(Repeats.REJECT));
		List<@Nullable Object[]> rows = new ArrayList<>();
		IntStream.range(0, 90).forEach((i) -> rows.add(row("sku-" + i % 30, i, "x")));
		try (Upserts upserts = start(database, "")) {
			assertThatExceptionOfType(RepeatedRowsException.class)
				.isThrownBy(() -> upserts.execute(plan, Counting.TOTALS, rows))
				.withMessageEndingWith("19 = 49 = 79; and more")
				.satisfies((ex) -> assertThat(ex.getRows()).hasSize(20));
		}
	}

	@ServerTest
	void rowsWithoutGeneratedIdNeverRepeat(TestDatabase database) throws SQLException {
		UpsertPlan plan = TablePlan.of("product")
			.generatedId("id")
			.data("sku", String.class)
			.data("price", Integer.class)
			.key("id")
			.allowOtherKeys()
			.repeats(Repeats.KEEP_LAST)
			.build();
		try (Upserts upserts = start(database, "")) {
			assertThat(upserts.execute(plan, Counting.TOTALS, row(null, "a", 1), row(null, "b", 2), row(7L, "c", 3),
					row(7L, "c", 4)))
				.isEqualTo(new UpsertResult(3, 0, 1, List.of()));
			assertThat(stored(upserts)).containsExactly("a|1", "b|2", "c|4");
		}
	}

	@ServerTest
	void everyValueIsStoredAsByAnInsert(TestDatabase database) throws SQLException {
		for (String options : List.of("", "useServerPrepStmts=true", "sendFractionalSeconds=false",
				"connectionTimeZone=UTC&preserveInstants=true")) {
			try (Upserts upserts = new Upserts(database.connection(loading(database, options)))) {
				upserts.sql("DROP TABLE IF EXISTS kinds",
						"""
								CREATE TABLE kinds (k INT PRIMARY KEY, t TEXT CHARACTER SET utf8mb4, b BLOB, bin BINARY(4),
								i BIGINT, u BIGINT UNSIGNED, d DECIMAL(20,5), dbl DOUBLE, f FLOAT, flag TINYINT(1), bits BIT(5),
								day DATE, at DATETIME(6), at0 DATETIME, stamp TIMESTAMP(6) NULL, clock TIME(6), y YEAR,
								e ENUM('1','2','x'), s SET('x','y'), low VARCHAR(20), num VARCHAR(40)) DEFAULT CHARACTER SET utf8mb4""");
				List<@Nullable Object[]> rows = kinds();
				upserts.execute(kinds(Via.MULTI_ROW), Counting.TOTALS, rows);
				List<String> inserted = upserts
					.query("SELECT kinds.*, y + 0, HEX(t), HEX(b), HEX(num), at + 0 FROM kinds ORDER BY k");
				upserts.sql("DELETE FROM kinds");
				assertThat(upserts.execute(kinds(Via.LOAD_DATA), Counting.TOTALS, rows))
					.isEqualTo(new UpsertResult(rows.size(), 0, 0, List.of()));
				assertThat(
						upserts.query("SELECT kinds.*, y + 0, HEX(t), HEX(b), HEX(num), at + 0 FROM kinds ORDER BY k"))
					.isEqualTo(inserted);
				assertThat(upserts.execute(kinds(Via.LOAD_DATA), Counting.TOTALS, rows))
					.isEqualTo(new UpsertResult(0, 0, rows.size(), List.of()));
			}
		}
	}

	private static UpsertPlan kinds(Via via) {
		return TablePlan.of("kinds")
			.id("k", Integer.class)
			.data("t", String.class)
			.data("b", byte[].class)
			.data("bin", byte[].class)
			.data("i", Long.class)
			.data("u", Long.class)
			.data("d", BigDecimal.class)
			.data("dbl", Double.class)
			.data("f", Float.class)
			.data("flag", Boolean.class)
			.data("bits", Integer.class)
			.data("day", LocalDate.class)
			.data("at", LocalDateTime.class)
			.data("at0", LocalDateTime.class)
			.data("stamp", Timestamp.class)
			.data("clock", LocalTime.class)
			.data("y", Integer.class)
			.data("e", Object.class)
			.data("s", String.class)
			.written("low", String.class, "lower(?)")
			.data("num", Object.class)
			.key("k")
			.via(via)
			.build();
	}

	/**
	 * Each row but the first has something of which one could doubt that it is exact.
	 */
	private static List<@Nullable Object[]> kinds() {
		List<@Nullable Object[]> rows = new ArrayList<>();
		rows.add(kind(0, Map.of()));
		for (Object text : List.of("", "\\N", "\\", "a\\tb", "tab\there", "line\nfeed\r\nand \\n", "'quotes\"`",
				"\0nul\0", "\u001a\b", "é ß 漢字 😀", "😀\uD83D.", "  spaces  ", "NULL", "%s?@x")) {
			rows.add(kind(rows.size(),
					Map.of(1, text, 19, text.toString().substring(0, Math.min(20, text.toString().length())))));
		}
		for (Object bytes : List.of(new byte[0], new byte[] { 0, 1, -1, '\\' }, new byte[] { 9, 10, 13, 92 })) {
			rows.add(kind(rows.size(), Map.of(2, bytes, 3, bytes)));
		}
		for (Object number : List.of(0L, -1L, Long.MAX_VALUE, Long.MIN_VALUE)) {
			rows.add(kind(rows.size(), Map.of(4, number, 20, number)));
		}
		for (Object number : List.of(new BigDecimal("1.50"), new BigDecimal("-0.00001"), new BigDecimal("2E+3"),
				new BigDecimal("0.123456789"))) {
			rows.add(kind(rows.size(), Map.of(6, number, 20, number)));
		}
		for (Object number : List.of(0.1, -0.0, 1e300, 1.0E-5, Double.MIN_VALUE, Math.PI, 3, 16_777_217,
				new BigDecimal("0.1"))) {
			rows.add(kind(rows.size(), Map.of(7, number)));
		}
		for (Object number : List.of(0.1f, 1e30f, -0.0f, 16_777_217, 3.4e38f)) {
			rows.add(kind(rows.size(), Map.of(8, number)));
		}
		for (Object bits : List.of(0, 5, 31, true, "a".substring(1) + "\u0001")) {
			rows.add(kind(rows.size(), Map.of(10, bits)));
		}
		for (LocalDateTime time : List.of(LocalDateTime.of(2026, 3, 29, 12, 0),
				LocalDateTime.of(1999, 12, 31, 23, 59, 59), LocalDateTime.of(2026, 1, 2, 3, 4, 5, 600_000_000),
				LocalDateTime.of(2026, 1, 2, 3, 4, 5, 999_999_999),
				LocalDateTime.of(2026, 1, 2, 3, 4, 5, 123_456_700))) {
			rows.add(kind(rows.size(), Map.of(12, time, 13, time, 11, time.toLocalDate(), 15, time.toLocalTime())));
			rows.add(kind(rows.size(), Map.of(14, Timestamp.valueOf(time), 12, Timestamp.valueOf(time))));
			rows.add(kind(rows.size(), Map.of(14, time.toString().replace('T', ' '))));
		}
		rows.add(kind(rows.size(), Map.of(16, 0)));
		rows.add(kind(rows.size(), Map.of(16, 5)));
		rows.add(kind(rows.size(), Map.of(17, 2)));
		rows.add(kind(rows.size(), Map.of(17, "2")));
		rows.add(kind(rows.size(), Map.of(18, "y,x")));
		rows.add(kind(rows.size(), Map.of(19, "MiXeD É")));
		rows.add(kind(rows.size(), Map.of(20, true)));
		rows.add(kind(rows.size(), Map.of(20, 12)));
		return rows;
	}

	private static @Nullable Object[] kind(int key, Map<Integer, Object> values) {
		@Nullable Object[] row = new @Nullable Object[21];
		row[0] = key;
		values.forEach((column, value) -> row[column] = value);
		return row;
	}

	@ServerTest
	void errorsAreThoseOfAnInsert(TestDatabase database) throws SQLException {
		for (UnaryOperator<TablePlan> way : WAYS) {
			try (Upserts upserts = start(database, "")) {
				assertThat(failure(upserts, way, row("a", 1, "x"), row("b", 1, "too long")))
					.isEqualTo(failure(upserts, UnaryOperator.identity(), row("a", 1, "x"), row("b", 1, "too long")));
				assertThat(failure(upserts, way, row("a", 1, "x"), row("b", null, "x")))
					.isEqualTo(failure(upserts, UnaryOperator.identity(), row("a", 1, "x"), row("b", null, "x")));
				assertThat(failure(upserts, way, row("a", 1, "x"), row("b", "many", "x")))
					.isEqualTo(failure(upserts, UnaryOperator.identity(), row("a", 1, "x"), row("b", "many", "x")));
				upserts.sql("DELETE FROM product",
						"CREATE TABLE parent (name VARCHAR(4) CHARACTER SET utf8mb4 PRIMARY KEY)",
						"ALTER TABLE product MODIFY name VARCHAR(4) CHARACTER SET utf8mb4, "
								+ "ADD CONSTRAINT fk_parent FOREIGN KEY (name) REFERENCES parent (name)");
				assertThat(failure(upserts, way, row("a", 1, "x"))).startsWith("1452");
				assertThat(stored(upserts)).isEmpty();
				upserts.sql("DROP TABLE product", "DROP TABLE parent");
			}
		}
	}

	private static String failure(Upserts upserts, UnaryOperator<TablePlan> way, @Nullable Object[]... rows)
			throws SQLException {
		try {
			upserts.execute(products(way), Counting.TOTALS, rows);
		}
		catch (SQLException ex) {
			FailedRows failed = FailedRows.of(ex);
			assertThat(failed).isNotNull();
			assertThat(failed.last()).isEqualTo(rows.length - 1);
			// Where the stage refuses a value, MariaDB names the stage.
			return ex.getErrorCode() + " "
					+ String.valueOf(ex.getMessage())
						.replaceFirst("^\\(conn=\\d+\\) ", "")
						.replaceFirst(" at row \\d+$", "")
						.replace("duplicate_key_stage", "product");
		}
		throw new AssertionError("No error");
	}

	@ServerTest
	void leavesNoTableBehind(TestDatabase database) throws SQLException {
		try (Upserts upserts = start(database, "")) {
			UpsertPlan plan = products((builder) -> builder.via(Via.LOAD_DATA).repeats(Repeats.KEEP_LAST));
			upserts.execute(plan, Counting.TOTALS, MIX);
			failure(upserts, (builder) -> builder.via(Via.LOAD_DATA).repeats(Repeats.KEEP_LAST), row("a", null, "x"));
			upserts.execute(plan, Counting.TOTALS, MIX);
			for (String table : List.of("duplicate_key_stage", "duplicate_key_stage_kept")) {
				assertThatExceptionOfType(SQLException.class).isThrownBy(() -> upserts.query("SELECT * FROM " + table))
					.satisfies((ex) -> assertThat(ex.getErrorCode()).isEqualTo(1146));
			}
		}
	}

	@ServerTest
	void callsNest(TestDatabase database) throws SQLException {
		UpsertPlan plan = products((builder) -> builder.via(Via.LOAD_DATA));
		try (Upserts upserts = start(database, "");
				Connection connection = database.connection(loading(database, ""))) {
			UpsertExecutor executor = new UpsertExecutor(null);
			ValueBinder binder = new TypedValueBinder();
			RowListener nobody = (row, outcome, key) -> {
			};
			UpsertResult result = executor.execute(connection, plan, binder, IntStream.range(0, 3).mapToObj((i) -> {
				try {
					executor.execute(connection, plan, binder,
							List.<@Nullable Object[]>of(row("inner" + i, i, "x")).iterator(), Map.of(), Counting.TOTALS,
							nobody);
				}
				catch (SQLException ex) {
					throw new IllegalStateException(ex);
				}
				return row("outer" + i, i, "x");
			}).iterator(), Map.of(), Counting.TOTALS, nobody);
			assertThat(result).isEqualTo(new UpsertResult(3, 0, 0, List.of()));
			assertThat(stored(upserts)).hasSize(6);
		}
	}

	@ServerTest
	void doesNotEndATransaction(TestDatabase database) throws SQLException {
		for (UnaryOperator<TablePlan> way : WAYS) {
			try (Upserts upserts = start(database, "");
					Connection connection = database.connection(loading(database, ""))) {
				connection.setAutoCommit(false);
				new UpsertExecutor(null).execute(connection, products(way), new TypedValueBinder(),
						Arrays.asList(MIX).iterator(), Map.of(), Counting.TOTALS, (row, outcome, key) -> {
						});
				connection.rollback();
				assertThat(stored(upserts)).isEmpty();
			}
		}
	}

	@ServerTest
	void manyRowsAreLoaded(TestDatabase database) throws SQLException {
		UpsertPlan plan = products((builder) -> builder.via(Via.LOAD_DATA));
		List<@Nullable Object[]> rows = new ArrayList<>();
		IntStream.range(0, 50_000).forEach((i) -> rows.add(row("sku-" + i % 45_000, i, "x")));
		try (Upserts upserts = start(database, "")) {
			List<String> log = DebugLog.of(() -> assertThat(upserts.execute(plan, Counting.TOTALS, rows))
				.isEqualTo(new UpsertResult(45_000, 5_000, 0, List.of())));
			assertThat(log).noneMatch((line) -> line.contains("duplicate_key_stage` (") || line.contains("instead"));
			assertThat(upserts.query("SELECT COUNT(*), SUM(price) FROM product"))
				.containsExactly("45000|" + IntStream.range(5_000, 50_000).asLongStream().sum());
		}
	}

	@ServerTest
	void valuesWithoutTextAreInserted(TestDatabase database) throws SQLException {
		try (Upserts upserts = new Upserts(database.connection(loading(database, "")))) {
			upserts.sql("CREATE TABLE years (k INT PRIMARY KEY, y YEAR)");
			UpsertPlan plan = TablePlan.of("years")
				.id("k", Integer.class)
				.data("y", Integer.class)
				.key("k")
				.via(Via.LOAD_DATA)
				.build();
			List<String> log = DebugLog
				.of(() -> upserts.execute(plan, Counting.TOTALS, row(1, null), row(2, 0), row(3, null)));
			assertThat(log).anyMatch((line) -> line.startsWith("Filling by inserts, because"));
			assertThat(upserts.query("SELECT k, y + 0 FROM years")).containsExactly("1|null", "2|0", "3|null");
		}
	}

	@ServerTest
	void storedRowsAreFoundByTheirIds(TestDatabase database) throws SQLException {
		try (Upserts upserts = start(database, "")) {
			upserts.sql("SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED");
			for (OnDuplicate mode : List.of(OnDuplicate.UPDATE, OnDuplicate.KEEP)) {
				reset(upserts);
				UpsertPlan plan = products((builder) -> builder.via(Via.LOAD_DATA).on(mode));
				List<String> before = upserts.query("SELECT id FROM product ORDER BY sku");
				List<String> log = DebugLog
					.of(() -> assertThat(upserts.execute(plan, Counting.TOTALS, MIX)).isEqualTo(new UpsertResult(2,
							(mode == OnDuplicate.UPDATE) ? 3 : 0, (mode == OnDuplicate.UPDATE) ? 2 : 5, List.of())));
				assertThat(stored(upserts)).containsExactly("a|1", "b|2", (mode == OnDuplicate.UPDATE) ? "c|5" : "c|3",
						"d|4");
				assertThat(upserts.query("SELECT id FROM product WHERE sku < 'c' ORDER BY sku")).isEqualTo(before);
				assertThat(log.stream().anyMatch((line) -> line.contains("FOR UPDATE")))
					.isEqualTo(!database.target().server().isMariaDb());
			}
		}
	}

	@ServerTest
	void idsAreNotSuppliedWhereTheyCouldShow(TestDatabase database) throws SQLException {
		try (Upserts upserts = start(database, "")) {
			UpsertPlan plan = products((builder) -> builder.via(Via.LOAD_DATA));
			upserts.sql("SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ");
			assertThat(DebugLog.of(() -> upserts.execute(plan, Counting.TOTALS, MIX)))
				.noneMatch((line) -> line.contains("FOR UPDATE"));
			assumeTriggersAndSelect(database);
			upserts.sql("SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED",
					"CREATE TRIGGER product_ids BEFORE INSERT ON product FOR EACH ROW SET NEW.name = IF(NEW.id > 0, 'id', 'none')");
			assertThat(DebugLog.of(() -> upserts.execute(plan, Counting.TOTALS, MIX)))
				.noneMatch((line) -> line.contains("FOR UPDATE"));
		}
	}

	@ServerTest
	void triggersSeeTheSame(TestDatabase database) throws SQLException {
		assumeTriggersAndSelect(database);
		List<List<String>> stored = new ArrayList<>();
		for (Via via : List.of(Via.MULTI_ROW, Via.LOAD_DATA)) {
			try (Upserts upserts = start(database, "")) {
				upserts.sql(
						"CREATE TRIGGER product_names BEFORE INSERT ON product FOR EACH ROW SET NEW.name = 'set', NEW.price = NEW.price + 100");
				UpsertPlan plan = products((builder) -> builder.via(via));
				upserts.execute(plan, Counting.NONE, MIX);
				stored.add(upserts.query("SELECT sku, price, name FROM product ORDER BY sku"));
			}
		}
		assertThat(stored.get(1)).isEqualTo(stored.get(0));
	}

	@ServerTest
	void awkwardNamesAndDefaults(TestDatabase database) throws SQLException {
		for (String table : List.of("staged", "stored", "kept", "one", "n", "nothing")) {
			try (Upserts upserts = new Upserts(database.connection(loading(database, "")))) {
				upserts.sql("SET SESSION sql_mode = ''",
						"CREATE TABLE `" + table
								+ "` (id INT AUTO_INCREMENT PRIMARY KEY, n INT NOT NULL, N_ VARCHAR(9), "
								+ "at DATETIME NOT NULL DEFAULT '0000-00-00 00:00:00', UNIQUE KEY (n))",
						"SET SESSION sql_mode = 'STRICT_ALL_TABLES,NO_ZERO_DATE,NO_ZERO_IN_DATE,NO_BACKSLASH_ESCAPES,ANSI_QUOTES'",
						"SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED");
				UpsertPlan plan = TablePlan.of(table)
					.generatedId("id")
					.data("n", Integer.class)
					.data("N_", String.class)
					.data("at", String.class)
					.key("n")
					.via(Via.LOAD_DATA)
					.repeats(Repeats.KEEP_LAST)
					.build();
				for (int i = 0; i < 2; i++) {
					assertThat(upserts.execute(plan, Counting.TOTALS, row(1, "\\n'", "2026-01-01 00:00:00"),
							row(2, "\t\\", "2026-01-01 00:00:00"), row(2, "\\N", "2026-01-01 00:00:00")))
						.isEqualTo(
								(i == 0) ? new UpsertResult(2, 0, 1, List.of()) : new UpsertResult(0, 0, 3, List.of()));
				}
				assertThat(upserts.query("SELECT n, HEX(N_) FROM `" + table + "`")).containsExactly("1|5C6E27",
						"2|5C4E");
				upserts.sql("DROP TABLE `" + table + "`");
			}
		}
	}

	@ServerTest
	void switchedOffInTheDriver(TestDatabase database) throws SQLException {
		boolean connectorJ = database.target().driver() == TestDriver.CONNECTOR_J;
		UpsertPlan plan = products((builder) -> builder.via(Via.LOAD_DATA));
		String off = connectorJ ? "allowLoadLocalInfile=false" : "allowLocalInfile=false";
		try (Upserts upserts = new Upserts(database.connection(off));
				Upserts falling = new Upserts(database.connection(off),
						new UpsertExecutor(null, WithoutLocalInfile.INSERT, true))) {
			upserts.sql(PRODUCTS);
			assertThatExceptionOfType(InvalidDeclarationException.class)
				.isThrownBy(() -> upserts.execute(plan, Counting.TOTALS, MIX))
				.withMessageContaining(connectorJ ? "off in Connector/J (allowLoadLocalInfile is false)"
						: "off in MariaDB Connector/J (allowLocalInfile is false)")
				.withMessageContaining("Switch it on in the URL");
			assertThat(stored(upserts)).isEmpty();
			assertThat(falling.execute(plan, Counting.TOTALS, MIX)).isEqualTo(new UpsertResult(4, 2, 1, List.of()));
		}
	}

	@ServerTest
	void opaqueConnectionsAreToldApart(TestDatabase database) throws SQLException {
		UpsertPlan plan = products((builder) -> builder.via(Via.LOAD_DATA));
		try (Upserts upserts = start(database, "");
				Connection connection = OpaqueJdbc.connection(database.connection(""))) {
			assertThatExceptionOfType(InvalidDeclarationException.class)
				.isThrownBy(() -> new UpsertExecutor(null).execute(connection, plan, new TypedValueBinder(),
						Arrays.asList(MIX).iterator(), Map.of(), Counting.TOTALS, (row, outcome, key) -> {
						}))
				.withMessageContaining("a pool before it that does not let it be reached");
			UpsertPlan kept = products((builder) -> builder.repeats(Repeats.KEEP_FIRST));
			assertThat(new UpsertExecutor(null).execute(connection, kept, new TypedValueBinder(),
					Arrays.asList(MIX).iterator(), Map.of(), Counting.TOTALS, (row, outcome, key) -> {
					}))
				.isEqualTo(new UpsertResult(4, 0, 3, List.of()));
		}
	}

	@ServerTest
	void missingPrivilegeIsNamed(TestDatabase database) throws SQLException {
		String user = "dk" + database.name().hashCode();
		try (Upserts upserts = start(database, "")) {
			// By both names: old servers have an anonymous user at localhost.
			for (String host : List.of("%", "localhost")) {
				upserts.sql("CREATE USER '" + user + "'@'" + host + "' IDENTIFIED BY 'Secret-1'",
						"GRANT SELECT, INSERT, UPDATE ON " + database.name() + ".* TO '" + user + "'@'" + host + "'");
			}
			try (Connection connection = DriverManager.getConnection(database.jdbcUrl(""), user, "Secret-1")) {
				assertThatExceptionOfType(InvalidDeclarationException.class)
					.isThrownBy(() -> new UpsertExecutor(null).execute(connection,
							products((builder) -> builder.repeats(Repeats.KEEP_LAST)), new TypedValueBinder(),
							Arrays.asList(MIX).iterator(), Map.of(), Counting.TOTALS, (row, outcome, key) -> {
							}))
					.withMessageContaining("GRANT CREATE TEMPORARY TABLES");
			}
			finally {
				upserts.sql("DROP USER '" + user + "'@'%', '" + user + "'@'localhost'");
			}
		}
	}

	/**
	 * MariaDB 11.4.5 refuses every INSERT ... SELECT of several rows into a table with a
	 * BEFORE INSERT trigger, because columns "cannot be null".
	 */
	private static void assumeTriggersAndSelect(TestDatabase database) {
		assumeThat(database.target().server().version()).as("INSERT ... SELECT with triggers")
			.doesNotContain("11.4.5-MariaDB");
	}

	private static UpsertPlan products(UnaryOperator<TablePlan> change) {
		return TablePlan.of("product")
			.generatedId("id")
			.data("sku", String.class)
			.data("price", Integer.class)
			.data("name", String.class)
			.key("sku")
			.with(change)
			.build();
	}

	private static String loading(TestDatabase database, String options) {
		String allow = (database.target().driver() == TestDriver.CONNECTOR_J) ? "allowLoadLocalInfile=true" : "";
		return options + ((options.isEmpty() || allow.isEmpty()) ? "" : "&") + allow;
	}

	private static Upserts start(TestDatabase database, String options) throws SQLException {
		Upserts upserts = new Upserts(database.connection(loading(database, options)));
		upserts.sql("DROP TABLE IF EXISTS product", PRODUCTS);
		return upserts;
	}

	private static void inEveryMode(TestDatabase database, Test test) throws SQLException {
		for (String mode : Upserts.modes(database)) {
			try (Upserts upserts = start(database, mode)) {
				test.run(upserts);
			}
		}
	}

	private static void reset(Upserts upserts) throws SQLException {
		upserts.sql("DELETE FROM product",
				"INSERT INTO product (sku, price, name) VALUES ('a', 1, 'x'), ('b', 2, 'x')");
	}

	private static List<String> stored(Upserts upserts) throws SQLException {
		return upserts.query("SELECT sku, price FROM product ORDER BY sku");
	}

	private interface Test {

		void run(Upserts upserts) throws SQLException;

	}

}
