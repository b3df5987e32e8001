package io.duplicatekey.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.jspecify.annotations.Nullable;

import io.duplicatekey.plan.UpsertPlan;
import io.duplicatekey.servers.ServerTest;
import io.duplicatekey.servers.TestDatabase;
import io.duplicatekey.upsert.OnDuplicate;
import io.duplicatekey.upsert.UpsertResult;
import io.duplicatekey.upsert.WithoutLocalInfile;

import static io.duplicatekey.jdbc.Upserts.row;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is stored and told does not depend on the order in which rows are written, nor on
 * whether they go through a temporary table.
 */
class RowOrderIT {

	private static final int MANY = 5_200;

	@ServerTest
	void rowsCanReferToRowsBeforeThem(TestDatabase database) throws SQLException {
		UpsertPlan plan = TablePlan.of("category")
			.id("code", String.class)
			.data("parent", String.class)
			.key("code")
			.build();
		for (Counting counting : Counting.values()) {
			try (Upserts upserts = new Upserts(database.connection(""))) {
				upserts.sql("DROP TABLE IF EXISTS category",
						"CREATE TABLE category (code VARCHAR(20) PRIMARY KEY, parent VARCHAR(20), "
								+ "CONSTRAINT fk_parent FOREIGN KEY (parent) REFERENCES category (code)) ENGINE = InnoDB");
				upserts.execute(plan, counting, row("tools", null), row("hammers", "tools"), row("claw", "hammers"));
				assertThat(upserts.query("SELECT code, parent FROM category ORDER BY code"))
					.containsExactly("claw|hammers", "hammers|tools", "tools|null");
			}
		}
	}

	@ServerTest
	void manyRowsCanReferToRowsBeforeThem(TestDatabase database) throws SQLException {
		List<@Nullable Object[]> rows = new ArrayList<>();
		String parent = null;
		for (int i = 0; i < MANY; i++) {
			String code = "c" + (i * 7919L) % 100_003;
			rows.add(row(code, parent));
			parent = code;
		}
		UpsertPlan plan = TablePlan.of("node")
			.generatedId("id")
			.data("code", String.class)
			.data("parent", String.class)
			.key("code")
			.build();
		Connection connection = database.connection("");
		try (Upserts upserts = new Upserts(connection)) {
			upserts.sql("CREATE TABLE node (id BIGINT AUTO_INCREMENT PRIMARY KEY, code VARCHAR(20) NOT NULL, "
					+ "parent VARCHAR(20), UNIQUE KEY uk_node (code), "
					+ "CONSTRAINT fk_node FOREIGN KEY (parent) REFERENCES node (code)) ENGINE = InnoDB");
			connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
			assertThat(upserts.execute(plan, Counting.TOTALS, rows)).isEqualTo(new UpsertResult(MANY, 0, 0, List.of()));
		}
	}

	@ServerTest
	void aRowThatAsksForANewIdDoesNotTakeThatOfARowBeforeIt(TestDatabase database) throws SQLException {
		UpsertPlan plan = TablePlan.of("ticket").generatedId("id").data("name", String.class).key("id").build();
		for (Counting counting : Counting.values()) {
			try (Upserts upserts = new Upserts(database.connection(""))) {
				upserts.sql("DROP TABLE IF EXISTS ticket",
						"CREATE TABLE ticket (id BIGINT AUTO_INCREMENT PRIMARY KEY, name VARCHAR(20))");
				upserts.execute(plan, counting, row(1L, "given"), row(0L, "new"));
				assertThat(upserts.query("SELECT id, name FROM ticket ORDER BY id")).containsExactly("1|given",
						"2|new");
			}
		}
	}

	@ServerTest
	void manyRowsAreTheSameInEveryWay(TestDatabase database) throws SQLException {
		Random random = new Random(1062);
		for (Case kind : Case.values()) {
			List<@Nullable Object[]> rows = rows(random);
			for (boolean affected : List.of(true, false)) {
				String options = "useAffectedRows=" + affected;
				Written expected = write(database, options, kind, rows, Connection.TRANSACTION_REPEATABLE_READ,
						Counting.EACH, false);
				for (Counting counting : List.of(Counting.TOTALS, Counting.NONE)) {
					for (int isolation : new int[] { Connection.TRANSACTION_REPEATABLE_READ,
							Connection.TRANSACTION_READ_COMMITTED }) {
						Written written = write(database, options, kind, rows, isolation, counting, true);
						assertThat(written.rows()).as("%s %s %s", kind, counting, isolation).isEqualTo(expected.rows());
						if (counting == Counting.TOTALS) {
							assertThat(written.totals()).as("%s %s %s", kind, options, isolation)
								.isEqualTo(expected.totals());
						}
					}
				}
			}
		}
	}

	private static List<@Nullable Object[]> rows(Random random) {
		List<@Nullable Object[]> rows = new ArrayList<>();
		for (int i = 0; i < MANY; i++) {
			String sku = "s" + random.nextInt(MANY);
			rows.add(row(random.nextInt(2), random.nextBoolean() ? sku : sku.toUpperCase(), random.nextInt(3),
					random.nextInt(9) == 0 ? null : random.nextInt(3)));
		}
		return rows;
	}

	private static Written write(TestDatabase database, String options, Case kind, List<@Nullable Object[]> rows,
			int isolation, Counting counting, boolean sorts) throws SQLException {
		Connection connection = database.connection(options);
		UpsertExecutor executor = new UpsertExecutor(null, WithoutLocalInfile.FAIL, sorts);
		try (Upserts upserts = new Upserts(connection, executor)) {
			upserts.sql("DROP TABLE IF EXISTS stock", "CREATE TABLE stock (id BIGINT AUTO_INCREMENT PRIMARY KEY, "
					+ "tenant INT NOT NULL, sku VARCHAR(20) CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci NOT NULL, "
					+ "amount INT NOT NULL, note INT, UNIQUE KEY uk_stock (tenant, sku))");
			upserts.sql("INSERT INTO stock VALUES (-7, 0, 's1', 1, 1), (-6, 1, 'S1', 2, NULL)");
			for (int i = 2; i < 60; i++) {
				upserts.sql("INSERT INTO stock (tenant, sku, amount, note) VALUES (0, 's" + i + "', 1, 1)");
			}
			connection.setTransactionIsolation(isolation);
			connection.setAutoCommit(false);
			UpsertPlan plan = TablePlan.of("stock")
				.generatedId("id")
				.data("tenant", Integer.class)
				.data("sku", String.class)
				.data("amount", Integer.class)
				.data("note", Integer.class)
				.key("tenant", "sku")
				.with(kind::change)
				.build();
			UpsertResult first = upserts.execute(plan, counting, rows.subList(0, MANY / 2));
			UpsertResult second = upserts.execute(plan, counting, rows, Map.of());
			connection.commit();
			return new Written(List.of(first, second),
					upserts.query("SELECT tenant, sku, amount, note FROM stock ORDER BY tenant, sku"));
		}
	}

	private record Written(List<UpsertResult> totals, List<String> rows) {

	}

	private enum Case {

		UPDATE, ADD, KEEP;

		TablePlan change(TablePlan plan) {
			return switch (this) {
				case UPDATE -> plan;
				case ADD -> plan.set("amount", "(#old.amount * 2 + #new.amount)");
				case KEEP -> plan.on(OnDuplicate.KEEP);
			};
		}

	}

}
