package io.duplicatekey.jdbc;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Timeout;

import org.springframework.dao.TransientDataAccessException;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.BeanPropertySqlParameterSource;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.jdbc.support.SQLErrorCodeSQLExceptionTranslator;
import org.springframework.transaction.support.TransactionTemplate;

import io.duplicatekey.DuplicateKeyViolation.Rows;
import io.duplicatekey.DuplicateUniqueKeyException;
import io.duplicatekey.InvalidDeclarationException;
import io.duplicatekey.servers.ServerTest;
import io.duplicatekey.servers.TestDatabase;
import io.duplicatekey.translation.ConstraintMappings;
import io.duplicatekey.translation.DuplicateKeySQLExceptionTranslator;
import io.duplicatekey.translation.DuplicateKeyTranslator;
import io.duplicatekey.translation.ExceptionFactory;
import io.duplicatekey.upsert.OnDuplicate;
import io.duplicatekey.upsert.Outcome;
import io.duplicatekey.upsert.UpsertResult;

import static io.duplicatekey.upsert.Outcome.INSERTED;
import static io.duplicatekey.upsert.Outcome.UNCHANGED;
import static io.duplicatekey.upsert.Outcome.UPDATED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What {@link SimpleJdbcUpsert} makes of tables and rows.
 */
class SimpleJdbcUpsertIT {

	private static final String PRODUCT = "CREATE TABLE product (id BIGINT AUTO_INCREMENT PRIMARY KEY, "
			+ "sku VARCHAR(20) NOT NULL, unit_price DECIMAL(8,2), hits INT NOT NULL DEFAULT 7, "
			+ "state VARCHAR(10) DEFAULT 'new', changed DATETIME, UNIQUE KEY uk_sku (sku))";

	@ServerTest
	void takesTheSingleUniqueKeyAndTheGivenColumns(TestDatabase database) {
		JdbcTemplate template = template(database);
		SimpleJdbcUpsert upsert = new SimpleJdbcUpsert(template).withTableName("product");
		assertThat(upsert.execute(Map.of("sku", "a", "unitPrice", new BigDecimal("1.50"))))
			.isEqualTo(new UpsertResult(1, 0, 0, List.of()));
		template.update("UPDATE product SET hits = 8, state = 'seen'");
		assertThat(upsert.execute(Map.of("SKU", "a", "UNIT_PRICE", 2))).isEqualTo(new UpsertResult(0, 1, 0, List.of()));
		assertThat(upsert.execute(Map.of("sku", "a", "unit_price", 2))).isEqualTo(new UpsertResult(0, 0, 1, List.of()));
		assertThat(rows(template, "SELECT sku, unit_price, hits, state FROM product")).containsExactly("a|2.00|8|seen");
		upsert.execute(Map.of("sku", "b"));
		assertThat(rows(template, "SELECT sku, unit_price, hits, state FROM product WHERE sku = 'b'"))
			.containsExactly("b|null|7|new");
	}

	@ServerTest
	void takesThePrimaryKeyUnlessItIsGenerated(TestDatabase database) {
		JdbcTemplate template = new JdbcTemplate(database.dataSource(""));
		template.execute("CREATE TABLE stock (shop INT, sku VARCHAR(20), amount INT, ref INT NULL, "
				+ "PRIMARY KEY (shop, sku), UNIQUE KEY uk_ref (ref))");
		SimpleJdbcUpsert upsert = new SimpleJdbcUpsert(template).withTableName("stock");
		assertThat(upsert.executeBatch(List.of(Map.of("shop", 1, "sku", "a", "amount", 1),
				Map.of("shop", 1, "sku", "a", "amount", 2), Map.of("shop", 2, "sku", "a", "amount", 2))))
			.isEqualTo(new UpsertResult(2, 1, 0, List.of()));
	}

	@ServerTest
	void asksForTheKeyWhereThereIsNotExactlyOne(TestDatabase database) {
		JdbcTemplate template = new JdbcTemplate(database.dataSource(""));
		template.execute("CREATE TABLE two (id INT AUTO_INCREMENT PRIMARY KEY, a INT, b INT, c INT, UNIQUE KEY (a), "
				+ "UNIQUE KEY (b, c))");
		assertThatExceptionOfType(InvalidDeclarationException.class)
			.isThrownBy(() -> new SimpleJdbcUpsert(template).withTableName("two").execute(Map.of("a", 1)))
			.withMessageStartingWith(
					"SimpleJdbcUpsert into 'two': table 'two' has no primary key that is given, and more than one "
							+ "other unique key, so nothing says which rows are the same")
			.satisfies((ex) -> assertThat(ex.getAction())
				.isEqualTo("Name the key: withKeyColumns(\"a\"), or withKeyColumns(\"b\", \"c\")"));
		template.execute("CREATE TABLE none (a INT)");
		assertThatExceptionOfType(InvalidDeclarationException.class)
			.isThrownBy(() -> new SimpleJdbcUpsert(template).withTableName("none").execute(Map.of("a", 1)))
			.withMessageContaining("no other unique key");
		SimpleJdbcUpsert absent = new SimpleJdbcUpsert(template).withTableName("none")
			.withKeyColumns("a")
			.onDuplicate(OnDuplicate.IF_ABSENT);
		assertThat(absent.executeBatch(List.of(Map.of("a", 1), Map.of("a", 1))))
			.isEqualTo(new UpsertResult(1, 0, 1, List.of()));
	}

	@ServerTest
	void expressionsNameColumns(TestDatabase database) {
		JdbcTemplate template = template(database);
		SimpleJdbcUpsert upsert = new SimpleJdbcUpsert(template).withTableName("product")
			.withKeyColumns("sku")
			.updatingColumns("unitPrice")
			.set("hits", "#old.hits + #new.hits")
			.when("#new.changed > #old.changed");
		LocalDateTime time = LocalDateTime.of(2026, 1, 1, 0, 0);
		upsert.execute(Map.of("sku", "a", "unitPrice", 1, "hits", 1, "changed", time));
		assertThat(upsert.execute(Map.of("sku", "a", "unitPrice", 2, "hits", 10, "changed", time)))
			.isEqualTo(new UpsertResult(0, 0, 1, List.of()));
		assertThat(upsert.execute(Map.of("sku", "a", "unitPrice", 3, "hits", 100, "changed", time.plusDays(1))))
			.isEqualTo(new UpsertResult(0, 1, 0, List.of()));
		assertThat(rows(template, "SELECT sku, unit_price, hits FROM product")).containsExactly("a|3.00|101");
	}

	@ServerTest
	void excludedColumnsStay(TestDatabase database) {
		JdbcTemplate template = template(database);
		SimpleJdbcUpsert upsert = new SimpleJdbcUpsert(template).withTableName("product").excludingColumns("state");
		upsert.execute(Map.of("sku", "a", "state", "one", "hits", 1));
		upsert.execute(Map.of("sku", "a", "state", "two", "hits", 2));
		assertThat(rows(template, "SELECT state, hits FROM product")).containsExactly("one|2");
	}

	@ServerTest
	void returnsTheKeysOfInsertedAndOfExistingRows(TestDatabase database) {
		JdbcTemplate template = template(database);
		for (OnDuplicate onDuplicate : OnDuplicate.values()) {
			template.update("DELETE FROM product");
			template.update("INSERT INTO product (id, sku, hits) VALUES (1000, 'a', 1), (1001, 'b', 1)");
			SimpleJdbcUpsert upsert = new SimpleJdbcUpsert(template).withTableName("product")
				.withKeyColumns("sku")
				.onDuplicate(onDuplicate);
			List<UpsertedKey> keys = upsert.executeAndReturnKeys(List.of(Map.of("sku", "a", "hits", 2),
					Map.of("sku", "c", "hits", 1), Map.of("sku", "b", "hits", 1), Map.of("sku", "c", "hits", 1)));
			List<@Nullable Long> ids = new ArrayList<>();
			for (String sku : List.of("a", "c", "b")) {
				ids.add(template.queryForObject("SELECT id FROM product WHERE sku = ?", Long.class, sku));
			}
			if (onDuplicate == OnDuplicate.REPLACE) {
				assertThat(keys).extracting(UpsertedKey::outcome).containsExactly(UPDATED, INSERTED, UPDATED, UPDATED);
				assertThat(keys).extracting(UpsertedKey::key)
					.containsExactly(ids.get(0), ids.get(1), ids.get(2), ids.get(1));
			}
			else {
				Outcome first = (onDuplicate == OnDuplicate.UPDATE) ? UPDATED : UNCHANGED;
				assertThat(keys).containsExactly(new UpsertedKey(first, ids.get(0)),
						new UpsertedKey(INSERTED, ids.get(1)), new UpsertedKey(UNCHANGED, ids.get(2)),
						new UpsertedKey(UNCHANGED, ids.get(1)));
				assertThat(ids.get(0)).isEqualTo(1000);
			}
		}
	}

	@ServerTest
	void returnsTheKeyOfARowThatAnotherTransactionCommittedMeanwhile(TestDatabase database) {
		JdbcTemplate template = template(database);
		SimpleJdbcUpsert upsert = new SimpleJdbcUpsert(template).withTableName("product").onDuplicate(OnDuplicate.KEEP);
		boolean snapshotsAreIsolated = rows(template, "SHOW VARIABLES LIKE 'innodb_snapshot_isolation'")
			.contains("innodb_snapshot_isolation|ON");
		new TransactionTemplate(new JdbcTransactionManager(template.getDataSource())).executeWithoutResult((status) -> {
			assertThat(rows(template, "SELECT * FROM product")).isEmpty();
			new JdbcTemplate(database.dataSource("")).update("INSERT INTO product (id, sku) VALUES (77, 'a')");
			if (snapshotsAreIsolated) {
				// By default MariaDB refuses this from 11.6.2 on.
				assertThatExceptionOfType(TransientDataAccessException.class)
					.isThrownBy(() -> upsert.executeAndReturnKeys(List.of(Map.of("sku", "a"))))
					.satisfies((ex) -> assertThat(((SQLException) ex.getCause()).getErrorCode()).isEqualTo(1020));
			}
			else {
				assertThat(upsert.executeAndReturnKeys(List.of(Map.of("sku", "a"))))
					.containsExactly(new UpsertedKey(UNCHANGED, 77L));
			}
		});
	}

	@ServerTest
	void aGivenIdIsInserted(TestDatabase database) {
		JdbcTemplate template = template(database);
		SimpleJdbcUpsert bySku = new SimpleJdbcUpsert(template).withTableName("product")
			.withKeyColumns("sku")
			.allowingOtherKeys();
		assertThat(bySku.executeAndReturnKeys(List.of(Map.of("id", 500, "sku", "a"))))
			.containsExactly(new UpsertedKey(INSERTED, 500L));
		SimpleJdbcUpsert byId = new SimpleJdbcUpsert(template).withTableName("product")
			.withKeyColumns("id")
			.allowingOtherKeys();
		List<UpsertedKey> keys = byId.executeAndReturnKeys(row("id", 500, "sku", "b"), row("id", null, "sku", "c"));
		assertThat(keys.get(0)).isEqualTo(new UpsertedKey(UPDATED, 500L));
		assertThat(keys.get(1).key())
			.isEqualTo(template.queryForObject("SELECT id FROM product WHERE sku = 'c'", Long.class));
	}

	@ServerTest
	void aTypedNullIdIsNumberedToo(TestDatabase database) {
		JdbcTemplate template = template(database);
		SimpleJdbcUpsert byId = new SimpleJdbcUpsert(template).withTableName("product")
			.withKeyColumns("id")
			.allowingOtherKeys();
		MapSqlParameterSource row = new MapSqlParameterSource("sku", "c").addValue("id", null, Types.BIGINT);
		List<UpsertedKey> keys = byId.executeAndReturnKeys(row);
		assertThat(keys).containsExactly(new UpsertedKey(INSERTED,
				template.queryForObject("SELECT id FROM product WHERE sku = 'c'", Long.class)));
	}

	@ServerTest
	void beansAreRows(TestDatabase database) {
		JdbcTemplate template = template(database);
		SimpleJdbcUpsert upsert = new SimpleJdbcUpsert(template).withTableName("product");
		LocalDateTime time = LocalDateTime.of(2026, 1, 2, 3, 4, 5);
		upsert.executeBatch(Stream
			.of(new Product("a", new BigDecimal("1.25"), State.USED, time), new Product("b", null, State.USED, null))
			.map(BeanPropertySqlParameterSource::new)
			.toArray(BeanPropertySqlParameterSource[]::new));
		assertThat(rows(template, "SELECT sku, unit_price, hits, state FROM product ORDER BY 1"))
			.containsExactly("a|1.25|7|USED", "b|null|7|USED");
		assertThat(template.queryForObject("SELECT changed FROM product WHERE sku = 'a'", LocalDateTime.class))
			.isEqualTo(time);
	}

	@ServerTest
	void typesOfAParameterSourceAreUsed(TestDatabase database) {
		JdbcTemplate template = template(database);
		new SimpleJdbcUpsert(template).withTableName("product")
			.executeBatch(new MapSqlParameterSource().addValue("sku", 12, Types.VARCHAR)
				.addValue("unit_price", "3.5", Types.DECIMAL)
				.addValue("state", null, Types.VARCHAR));
		assertThat(rows(template, "SELECT sku, unit_price, state FROM product")).containsExactly("12|3.50|null");
	}

	@ServerTest
	void generatedColumnsAreLeftOut(TestDatabase database) {
		if (database.target().server().version().startsWith("5.6")) {
			return;
		}
		JdbcTemplate template = new JdbcTemplate(database.dataSource(""));
		template.execute("CREATE TABLE area (id INT PRIMARY KEY, a INT, b INT, size INT AS (a * b) STORED, "
				+ "half INT AS (a DIV 2) VIRTUAL)");
		SimpleJdbcUpsert upsert = new SimpleJdbcUpsert(template).withTableName("area").when("#old.size < 100");
		upsert.executeBatch(List.of(Map.of("id", 1, "a", 2, "b", 3, "size", 5),
				Map.of("id", 1, "a", 50, "b", 4, "size", 5), Map.of("id", 1, "a", 6, "b", 1, "size", 5)));
		assertThat(rows(template, "SELECT a, b, size, half FROM area")).containsExactly("50|4|200|25");
	}

	@ServerTest
	void namesThatNoColumnHasAreRefusedInMaps(TestDatabase database) {
		SimpleJdbcUpsert upsert = new SimpleJdbcUpsert(template(database)).withTableName("product");
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> upsert.executeBatch(List.of(Map.of("sku", "a"), Map.of("skv", "b"))))
			.withMessage("Element 1 (counted from 0) names 'skv', which is no column of table 'product'. "
					+ "Did you mean 'sku'? Its columns are id, sku, unit_price, hits, state, changed");
	}

	@ServerTest
	void unknownNamesOfTheDeclarationAreRefused(TestDatabase database) {
		JdbcTemplate template = template(database);
		for (SimpleJdbcUpsert upsert : List.of(new SimpleJdbcUpsert(template).withKeyColumns("skv"),
				new SimpleJdbcUpsert(template).updatingColumns("skv"),
				new SimpleJdbcUpsert(template).excludingColumns("skv"), new SimpleJdbcUpsert(template).set("skv", "1"),
				new SimpleJdbcUpsert(template).when("#old.skv > 1"))) {
			upsert.withTableName("product");
			assertThatExceptionOfType(InvalidDeclarationException.class)
				.isThrownBy(() -> upsert.execute(Map.of("sku", "a", "hits", 1)))
				.withMessageStartingWith("SimpleJdbcUpsert into 'product': ")
				.satisfies((ex) -> assertThat(ex.getAction()).contains("Did you mean 'sku'?"));
		}
	}

	@ServerTest
	void rowsOfACallMustHaveTheSameColumns(TestDatabase database) {
		JdbcTemplate template = template(database);
		SimpleJdbcUpsert upsert = new SimpleJdbcUpsert(template).withTableName("product");
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> upsert.executeBatch(List.of(Map.of("sku", "a"), Map.of("sku", "b", "hits", 4711))))
			.withMessageContaining("element 0 has the columns [sku] and element 1 has [sku, hits]")
			.withMessageNotContaining("4711");
		assertThat(rows(template, "SELECT * FROM product")).isEmpty();
	}

	@ServerTest
	void rowsMustHaveTheKey(TestDatabase database) {
		SimpleJdbcUpsert upsert = new SimpleJdbcUpsert(template(database)).withTableName("product");
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> upsert.execute(Map.of("hits", 1)))
			.withMessageContaining("the elements have no 'sku', which is part of the key (sku)");
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> upsert.executeBatch(row("sku", null, "hits", 1)))
			.withMessageContaining("element 0")
			.withMessageContaining("'sku'");
	}

	@ServerTest
	void aFailureIsTypedAndNothingIsWritten(TestDatabase database) {
		DataSource dataSource = database.pool(1, "");
		JdbcTemplate template = new JdbcTemplate(dataSource);
		template.execute("CREATE TABLE account (id INT PRIMARY KEY, email VARCHAR(20), UNIQUE KEY uk_email (email))");
		template.update("INSERT INTO account VALUES (1, 'one'), (2, 'two')");
		template.setExceptionTranslator(new DuplicateKeySQLExceptionTranslator(new DuplicateKeyTranslator(
				new ExceptionFactory(Stream::empty, new ConstraintMappings<>()), true, false, (event) -> {
				}), () -> List.of(dataSource), () -> new SQLErrorCodeSQLExceptionTranslator(dataSource)));
		SimpleJdbcUpsert upsert = new SimpleJdbcUpsert(template).withTableName("account").allowingOtherKeys();
		List<Map<String, Object>> rows = List.of(Map.of("id", 3, "email", "three"), Map.of("id", 1, "email", "two"));
		assertThatExceptionOfType(DuplicateUniqueKeyException.class).isThrownBy(() -> upsert.executeAndReturnKeys(rows))
			.satisfies((ex) -> {
				assertThat(ex.getViolation().rows()).contains(new Rows(1, 1));
				assertThat(ex.getViolation().table()).isEqualTo("account");
				assertThat(ex.getViolation().columns()).containsExactly("email");
			});
		assertThatExceptionOfType(DuplicateUniqueKeyException.class).isThrownBy(() -> upsert.executeBatch(rows));
		assertThat(rows(template, "SELECT id FROM account ORDER BY 1")).containsExactly("1", "2");
		assertThat(upsert.execute(Map.of("id", 3, "email", "three")).inserted()).isEqualTo(1);
		assertThat(rows(template, "SELECT @@autocommit")).containsExactly("1");
	}

	@ServerTest
	@Timeout(20)
	void joinsTheRunningTransaction(TestDatabase database) {
		DataSource pool = database.pool(1, "");
		JdbcTemplate template = new JdbcTemplate(pool);
		template.execute(PRODUCT);
		TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(pool));
		for (DataSource dataSource : List.of(pool, new TransactionAwareDataSourceProxy(pool))) {
			SimpleJdbcUpsert upsert = new SimpleJdbcUpsert(dataSource).withTableName("product");
			transaction.executeWithoutResult((status) -> {
				upsert.execute(Map.of("sku", "a"));
				assertThat(rows(template, "SELECT sku FROM product")).containsExactly("a");
				status.setRollbackOnly();
			});
			assertThat(rows(template, "SELECT sku FROM product")).isEmpty();
		}
	}

	@ServerTest
	void commitsOnConnectionsThatDoNotCommitByThemselves(TestDatabase database) {
		DataSource dataSource = new DelegatingDataSource(database.dataSource("")) {

			@Override
			public Connection getConnection() throws SQLException {
				Connection connection = super.getConnection();
				connection.setAutoCommit(false);
				return connection;
			}

		};
		JdbcTemplate template = new JdbcTemplate(database.dataSource(""));
		template.execute(PRODUCT);
		new SimpleJdbcUpsert(dataSource).withTableName("product").execute(Map.of("sku", "a"));
		assertThat(rows(template, "SELECT sku FROM product")).containsExactly("a");
	}

	@ServerTest
	void leavesATransactionToWhoeverBeganItByHand(TestDatabase database) throws Exception {
		JdbcTemplate template = new JdbcTemplate(database.dataSource(""));
		template.execute("CREATE TABLE hand (id INT PRIMARY KEY, v INT)");
		try (Connection connection = database.connection("")) {
			connection.setAutoCommit(false);
			DataSource single = new SingleConnectionDataSource(connection, true);
			new JdbcTemplate(single).update("INSERT INTO hand VALUES (1, 1)");
			assertThat(new SimpleJdbcUpsert(single).withTableName("hand").execute(Map.of("id", 2, "v", 2)).inserted())
				.isOne();
			connection.rollback();
		}
		assertThat(rows(template, "SELECT id FROM hand")).isEmpty();
	}

	@ServerTest
	void replacesRowsOfATableWithTriggers(TestDatabase database) {
		JdbcTemplate template = new JdbcTemplate(database.dataSource(""));
		template.execute("CREATE TABLE watched (code VARCHAR(9) PRIMARY KEY, v INT, w INT DEFAULT 0)");
		template.execute("CREATE TRIGGER watch BEFORE UPDATE ON watched FOR EACH ROW SET NEW.v = NEW.v");
		template.update("INSERT INTO watched VALUES ('a', 1, 1), ('b', 1, 1)");
		List<UpsertedKey> written = new SimpleJdbcUpsert(database.dataSource("")).withTableName("watched")
			.onDuplicate(OnDuplicate.REPLACE)
			.executeAndReturnKeys(List.of(Map.of("code", "a", "v", 2), Map.of("code", "b", "v", 2),
					Map.of("code", "c", "v", 2), Map.of("code", "c", "v", 3)));
		assertThat(written).extracting(UpsertedKey::outcome).containsExactly(UPDATED, UPDATED, INSERTED, UPDATED);
		assertThat(rows(template, "SELECT * FROM watched ORDER BY code")).containsExactly("a|2|0", "b|2|0", "c|3|0");
	}

	@ServerTest
	void tellsWhatBecameOfRowsOfATableWithTriggers(TestDatabase database) {
		JdbcTemplate template = new JdbcTemplate(database.dataSource(""));
		for (String id : List.of("", "id INT AUTO_INCREMENT UNIQUE, ")) {
			template.execute("DROP TABLE IF EXISTS watched");
			template.execute("CREATE TABLE watched (" + id + "code VARCHAR(9) PRIMARY KEY, v INT)");
			template.execute("CREATE TRIGGER watch BEFORE UPDATE ON watched FOR EACH ROW SET NEW.v = NEW.v");
			template.update("INSERT INTO watched (code, v) VALUES ('a', 1)");
			for (String options : List.of("", "useAffectedRows=true")) {
				template.update("UPDATE watched SET v = 1");
				template.update("DELETE FROM watched WHERE code > 'a'");
				List<UpsertedKey> written = new SimpleJdbcUpsert(database.dataSource(options)).withTableName("watched")
					.withKeyColumns("code")
					.executeAndReturnKeys(List.of(Map.of("code", "a", "v", 1), Map.of("code", "a", "v", 2),
							Map.of("code", "b", "v", 2), Map.of("code", "b", "v", 2), Map.of("code", "c", "v", 2),
							Map.of("code", "b", "v", 3)));
				assertThat(written).as("%s %s", id, options)
					.extracting(UpsertedKey::outcome)
					.containsExactly(UNCHANGED, UPDATED, INSERTED, UNCHANGED, INSERTED, UPDATED);
			}
		}
	}

	@ServerTest
	void namesNeedNoQuotes(TestDatabase database) {
		JdbcTemplate template = new JdbcTemplate(database.dataSource(""));
		template.execute("CREATE TABLE `order` (`key` INT PRIMARY KEY, `select` INT, `a``b` INT)");
		SimpleJdbcUpsert upsert = new SimpleJdbcUpsert(database.dataSource("")).withTableName("order")
			.withSchemaName(database.name());
		upsert.execute(Map.of("key", 1, "select", 2, "a`b", 3));
		upsert.execute(Map.of("key", 1, "select", 4, "a`b", 5));
		assertThat(rows(template, "SELECT * FROM `order`")).containsExactly("1|4|5");
	}

	@ServerTest
	void cannotBeChangedAfterACall(TestDatabase database) {
		SimpleJdbcUpsert upsert = new SimpleJdbcUpsert(template(database)).withTableName("product");
		upsert.execute(Map.of("sku", "a"));
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class).isThrownBy(() -> upsert.when("true"));
	}

	@ServerTest
	void noRowsNeedNoConnection(TestDatabase database) {
		SimpleJdbcUpsert upsert = new SimpleJdbcUpsert(database.dataSource("")).withTableName("missing");
		assertThat(upsert.executeBatch(List.of()).total()).isZero();
		assertThat(upsert.executeAndReturnKeys()).isEmpty();
	}

	@ServerTest
	void theNameOfTheTableIsNeeded(TestDatabase database) {
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> new SimpleJdbcUpsert(database.dataSource("")).execute(Map.of("a", 1)))
			.withMessageContaining("withTableName");
	}

	private static JdbcTemplate template(TestDatabase database) {
		JdbcTemplate template = new JdbcTemplate(database.dataSource(""));
		template.execute(PRODUCT);
		return template;
	}

	private static MapSqlParameterSource row(String name, @Nullable Object value, String other,
			@Nullable Object otherValue) {
		return new MapSqlParameterSource(name, value).addValue(other, otherValue);
	}

	private static List<String> rows(JdbcTemplate template, String sql) {
		return template.queryForList(sql)
			.stream()
			.map(LinkedHashMap::new)
			.map((row) -> String.join("|", row.values().stream().map(String::valueOf).toList()))
			.toList();
	}

	enum State {

		NEW, USED

	}

	record Product(String sku, @Nullable BigDecimal unitPrice, State state, @Nullable LocalDateTime changed) {

		public String getSku() {
			return this.sku;
		}

		public @Nullable BigDecimal getUnitPrice() {
			return this.unitPrice;
		}

		public State getState() {
			return this.state;
		}

		public @Nullable LocalDateTime getChanged() {
			return this.changed;
		}

	}

}
