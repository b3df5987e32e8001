package io.duplicatekey.jdbc;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

import io.duplicatekey.InvalidDeclarationException;
import io.duplicatekey.plan.UpsertPlan;
import io.duplicatekey.servers.ServerTest;
import io.duplicatekey.servers.TestDatabase;
import io.duplicatekey.servers.TestTarget;
import io.duplicatekey.upsert.OnDuplicate;
import io.duplicatekey.upsert.UpsertResult;

import static io.duplicatekey.jdbc.Upserts.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Which tables {@link UpsertExecutor#validate} accepts for which plans.
 */
class KeyValidationIT {

	private static final TablePlan SKU = plan().key("sku");

	@ServerTest
	void aUniqueIndexBacksTheKeyInAnyOrderAndCase(TestDatabase database) throws SQLException {
		create(database, "a INT NOT NULL, B INT NULL, c INT, UNIQUE KEY uk (B, a)");
		accepts(database,
				TablePlan.of("t")
					.data("a", Integer.class)
					.data("b", Integer.class)
					.data("c", Integer.class)
					.key("a", "b"));
	}

	@ServerTest
	void aKeyThatIsOnlyPartOfAnIndexIsRefused(TestDatabase database) throws SQLException {
		create(database,
				"id BIGINT AUTO_INCREMENT PRIMARY KEY, sku VARCHAR(20), price INT, UNIQUE KEY uk (sku, price)");
		InvalidDeclarationException refusal = refusal(database, SKU);
		assertThat(refusal)
			.hasMessageStartingWith("Repository.upsert: no unique index of table 't' consists of the columns of "
					+ "the key, (sku), whole and no others. Its unique indexes: PRIMARY (id), uk (sku, price)");
		assertThat(refusal.getAction()).isEqualTo("Take the columns of one of them for the key, or make a unique index "
				+ "on (sku). Only an upsert with onDuplicate = IF_ABSENT needs none");
	}

	@ServerTest
	void aKeyThatIsMoreThanAnIndexIsRefused(TestDatabase database) throws SQLException {
		create(database, "id BIGINT AUTO_INCREMENT PRIMARY KEY, sku VARCHAR(20), price INT, UNIQUE KEY uk (sku)");
		assertThat(refusal(database, plan().key("sku", "price"))).hasMessageContaining("(sku, price)");
	}

	@ServerTest
	void anIndexThatIsNotUniqueDoesNotBackAKey(TestDatabase database) throws SQLException {
		create(database, "id BIGINT AUTO_INCREMENT PRIMARY KEY, sku VARCHAR(20), price INT, KEY k (sku)");
		assertThat(refusal(database, SKU)).hasMessageContaining("Its unique indexes: PRIMARY (id)");
	}

	@ServerTest
	void aPrefixIndexDoesNotBackAKey(TestDatabase database) throws SQLException {
		create(database, "id BIGINT AUTO_INCREMENT PRIMARY KEY, sku VARCHAR(20), price INT, UNIQUE KEY uk (sku(5))");
		assertThat(refusal(database, SKU)).hasMessageContaining("PRIMARY (id), uk (sku(5))");
	}

	@ServerTest
	void anExpressionIndexIsARisk(TestDatabase database) throws SQLException {
		if (!hasExpressionIndexes(database.target())) {
			return;
		}
		create(database, "id BIGINT AUTO_INCREMENT PRIMARY KEY, sku VARCHAR(20), price INT, UNIQUE KEY uk (sku), "
				+ "UNIQUE KEY ux ((price * 2))");
		assertThat(refusal(database, SKU)).hasMessageContaining("ux (an expression)");
	}

	@ServerTest
	void ifAbsentNeedsNoIndex(TestDatabase database) throws SQLException {
		create(database, "id BIGINT AUTO_INCREMENT PRIMARY KEY, sku VARCHAR(20), price INT, UNIQUE KEY uk (price)");
		accepts(database, plan().key("sku").on(OnDuplicate.IF_ABSENT));
	}

	@ServerTest
	void anotherUniqueIndexIsRefusedWithWhatWouldHappen(TestDatabase database) throws SQLException {
		create(database, "id BIGINT AUTO_INCREMENT PRIMARY KEY, sku VARCHAR(20), price INT, UNIQUE KEY uk (sku), "
				+ "UNIQUE KEY uk_price (price), UNIQUE KEY uk_both (sku, price)");
		InvalidDeclarationException refusal = refusal(database, SKU);
		assertThat(refusal)
			.hasMessageStartingWith("Repository.upsert: table 't' has other unique indexes than the key (sku): "
					+ "uk_price (price). A row that collides on one of them changes the row that it collides with, which "
					+ "has another key");
		assertThat(refusal.getAction()).contains("otherKeys = ALLOW");
		assertThat(refusal(database, plan().key("sku").on(OnDuplicate.REPLACE)))
			.hasMessageContaining("deletes the row");
		assertThat(refusal(database, plan().key("sku").on(OnDuplicate.KEEP))).hasMessageContaining("is left out");
		assertThat(refusal(database, plan().key("sku").on(OnDuplicate.IGNORE))).hasMessageContaining("is left out");
		accepts(database, plan().key("sku").allowOtherKeys());
	}

	@ServerTest
	void aPrefixOfTheKeyInAnotherIndexIsARisk(TestDatabase database) throws SQLException {
		create(database, "id BIGINT AUTO_INCREMENT PRIMARY KEY, sku VARCHAR(20), price INT, UNIQUE KEY uk (sku), "
				+ "UNIQUE KEY up (sku(3), price)");
		assertThat(refusal(database, SKU)).hasMessageContaining("up (sku(3), price)");
	}

	@ServerTest
	void anAutoIncrementThatIsInsertedIsARisk(TestDatabase database) throws SQLException {
		create(database, "id BIGINT AUTO_INCREMENT PRIMARY KEY, sku VARCHAR(20), price INT, UNIQUE KEY uk (sku)");
		accepts(database, SKU);
		assertThat(refusal(database, TablePlan.of("t").id("id", Long.class).data("sku", String.class).key("sku")))
			.hasMessageContaining("PRIMARY (id)");
	}

	@ServerTest
	void anIndexOnAColumnThatIsLeftOutIsARiskUnlessItBecomesNull(TestDatabase database) throws SQLException {
		create(database, "id BIGINT AUTO_INCREMENT PRIMARY KEY, sku VARCHAR(20), price INT, UNIQUE KEY uk (sku), "
				+ "ref VARCHAR(20) NULL, UNIQUE KEY uk_ref (ref)");
		accepts(database, SKU);
		create(database, "id BIGINT AUTO_INCREMENT PRIMARY KEY, sku VARCHAR(20), price INT, UNIQUE KEY uk (sku), "
				+ "ref VARCHAR(20) NOT NULL DEFAULT 'x', UNIQUE KEY uk_ref (ref)");
		assertThat(refusal(database, SKU)).hasMessageContaining("uk_ref (ref)");
	}

	@ServerTest
	void anIndexOnAGeneratedColumnIsARisk(TestDatabase database) throws SQLException {
		if (database.target().server().version().startsWith("5.6")) {
			return;
		}
		create(database, "id BIGINT AUTO_INCREMENT PRIMARY KEY, sku VARCHAR(20), price INT, UNIQUE KEY uk (sku), "
				+ "twice INT AS (price * 2) STORED, UNIQUE KEY uk_twice (twice)");
		assertThat(refusal(database, SKU)).hasMessageContaining("uk_twice (twice)");
	}

	@ServerTest
	void replaceIsRefusedWhereItCascades(TestDatabase database) throws SQLException {
		TablePlan replace = plan().key("sku").on(OnDuplicate.REPLACE);
		create(database, "id BIGINT AUTO_INCREMENT PRIMARY KEY, sku VARCHAR(20), price INT, UNIQUE KEY uk (sku)");
		for (String rule : List.of("CASCADE", "SET NULL")) {
			sql(database,
					"CREATE TABLE child (sku VARCHAR(20), CONSTRAINT fk_child FOREIGN KEY (sku) REFERENCES t (sku) "
							+ "ON DELETE " + rule + ")");
			InvalidDeclarationException refusal = refusal(database, replace);
			assertThat(refusal)
				.hasMessageStartingWith("Repository.upsert: REPLACE deletes the stored row, and foreign keys pass "
						+ "that on: fk_child of table '" + database.name() + ".child' (ON DELETE " + rule + ")");
			assertThat(refusal.getAction()).contains("cascades = ALLOW");
			accepts(database, SKU);
			accepts(database, plan().key("sku").on(OnDuplicate.REPLACE).allowCascades());
			sql(database, "DROP TABLE child");
		}
		sql(database, "CREATE TABLE child (sku VARCHAR(20), FOREIGN KEY (sku) REFERENCES t (sku) ON DELETE RESTRICT)");
		accepts(database, replace);
	}

	@ServerTest
	void aTemporaryTableIsSeen(TestDatabase database) throws SQLException {
		try (Upserts upserts = new Upserts(database.connection(""))) {
			upserts.sql("CREATE TEMPORARY TABLE t (id BIGINT AUTO_INCREMENT PRIMARY KEY, sku VARCHAR(20), price INT, "
					+ "UNIQUE KEY uk (sku))");
			assertThat(upserts.execute(SKU.build(), Counting.EACH, row("a", 1)))
				.isEqualTo(new UpsertResult(1, 0, 0, List.of()));
		}
	}

	@ServerTest
	void aMissingTableIsTheServersError(TestDatabase database) {
		assertThat(catchThrowableOfType(SQLException.class, validation(database, SKU)).getErrorCode()).isEqualTo(1146);
	}

	@ServerTest
	void aRefusalIsNotRemembered(TestDatabase database) throws SQLException {
		create(database, "id BIGINT AUTO_INCREMENT PRIMARY KEY, sku VARCHAR(20), price INT");
		try (Upserts upserts = new Upserts(database.connection(""))) {
			UpsertPlan plan = SKU.build();
			assertThatExceptionOfType(InvalidDeclarationException.class)
				.isThrownBy(() -> upserts.execute(plan, Counting.NONE, row("a", 1)));
			assertThat(upserts.query("SELECT * FROM t")).isEmpty();
			upserts.sql("ALTER TABLE t ADD UNIQUE KEY uk (sku)");
			upserts.execute(plan, Counting.NONE, row("a", 1));
			assertThat(upserts.query("SELECT sku FROM t")).containsExactly("a");
		}
	}

	@ServerTest
	void aTableOfTheSameNameInAnotherSchemaIsChecked(TestDatabase database, TestTarget target) throws SQLException {
		UpsertExecutor executor = new UpsertExecutor(null);
		create(database, "id BIGINT AUTO_INCREMENT PRIMARY KEY, sku VARCHAR(20), price INT, UNIQUE KEY uk (sku)");
		try (TestDatabase other = TestDatabase.create(target)) {
			create(other, "id BIGINT AUTO_INCREMENT PRIMARY KEY, sku VARCHAR(20), price INT");
			try (var connection = database.connection("")) {
				executor.validate(connection, SKU.build());
				connection.setCatalog(other.name());
				assertThatExceptionOfType(InvalidDeclarationException.class)
					.isThrownBy(() -> executor.validate(connection, SKU.build()));
			}
		}
	}

	private static TablePlan plan() {
		return TablePlan.of("t").generatedId("id").data("sku", String.class).data("price", Integer.class);
	}

	private static boolean hasExpressionIndexes(TestTarget target) {
		int[] version = Arrays.stream(target.server().version().split("\\D+"))
			.limit(3)
			.mapToInt(Integer::parseInt)
			.toArray();
		return !target.server().isMariaDb() && Arrays.compare(version, new int[] { 8, 0, 13 }) >= 0;
	}

	private static void create(TestDatabase database, String columns) throws SQLException {
		sql(database, "DROP TABLE IF EXISTS t", "CREATE TABLE t (" + columns + ")");
	}

	private static void sql(TestDatabase database, String... commands) throws SQLException {
		try (Upserts upserts = new Upserts(database.connection(""))) {
			upserts.sql(commands);
		}
	}

	private static void accepts(TestDatabase database, TablePlan plan) {
		assertThatCode(validation(database, plan)).doesNotThrowAnyException();
	}

	private static InvalidDeclarationException refusal(TestDatabase database, TablePlan plan) {
		InvalidDeclarationException refusal = catchThrowableOfType(InvalidDeclarationException.class,
				validation(database, plan));
		assertThat(refusal).isNotNull();
		return refusal;
	}

	private static ThrowingCallable validation(TestDatabase database, TablePlan plan) {
		return () -> {
			try (var connection = database.connection("")) {
				new UpsertExecutor(null).validate(connection, plan.build());
			}
		};
	}

}
