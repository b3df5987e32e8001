package io.duplicatekey.sql;

import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The exact SQL that fills a temporary table and inserts from it. What it does is in the
 * tests of the executor.
 */
class StageStatementsTests {

	private static final Insert PLAIN = Inserts.columns("sku", "price").update("price").build();

	private final StageStatements statements = new StageStatements(PLAIN, "stage", false);

	@Test
	void tableHasTheColumnsOfTheTargetAllNullable() {
		assertThat(this.statements.create(Set.of()))
			.isEqualTo("CREATE TEMPORARY TABLE `stage` (`n` BIGINT UNSIGNED NOT NULL DEFAULT 0 PRIMARY KEY) "
					+ "ENGINE = InnoDB SELECT `stored`.`sku`, `stored`.`price` FROM (SELECT 1 AS one) AS nothing "
					+ "LEFT JOIN `t` AS `stored` ON FALSE LIMIT 0");
	}

	@Test
	void defaultThatIsNotAllowedIsLeftOut() {
		assertThat(this.statements.create(Set.of("price")))
			.contains("SELECT `stored`.`sku`, COALESCE(`stored`.`price`, `stored`.`price`) AS `price` FROM");
	}

	@Test
	void fillBindsTheNumberFirst() {
		Statement fill = this.statements.fill(2);
		assertThat(fill.text()).isEqualTo("INSERT INTO `stage` (`n`, `sku`, `price`) VALUES (?, ?, ?), (?, ?, ?)");
		assertThat(fill.rowColumns()).containsExactly(2, 0, 1);
	}

	@Test
	void loadSpellsOutWhatSeparatesFields() {
		assertThat(this.statements.load(List.of(LoadForm.TEXT, LoadForm.TEXT)))
			.isEqualTo("LOAD DATA LOCAL INFILE 'duplicate-key' INTO TABLE `stage` CHARACTER SET utf8mb4 "
					+ "FIELDS TERMINATED BY X'09' ESCAPED BY X'5C' LINES TERMINATED BY X'0A' (`n`, `sku`, `price`)");
	}

	@Test
	void loadConvertsThroughVariables() {
		Insert insert = new Insert(new TableName(null, "t"),
				List.of(new Column("a", "lower(?)", true), new Column("b", "?", false), new Column("c", "?", false)),
				List.of("a"), new OnHit.Keep());
		assertThat(
				new StageStatements(insert, "stage", false).load(List.of(LoadForm.TEXT, LoadForm.HEX, LoadForm.NUMBER)))
			.endsWith("(`n`, @duplicate_key_0, @duplicate_key_1, @duplicate_key_2) SET `a` = lower(@duplicate_key_0), "
					+ "`b` = UNHEX(@duplicate_key_1), `c` = CAST(@duplicate_key_2 AS UNSIGNED)");
	}

	@Test
	void insertKeepsTheOrder() {
		assertThat(this.statements.insert(false, false, null).text())
			.isEqualTo("INSERT INTO `t` (`sku`, `price`) SELECT `staged`.`sku`, `staged`.`price` "
					+ "FROM `stage` AS `staged` ORDER BY `staged`.`n` ON DUPLICATE KEY UPDATE `price` = VALUES(`price`)");
	}

	@Test
	void insertCountsHits() {
		assertThat(this.statements.insert(false, true, null).text())
			.endsWith(" ON DUPLICATE KEY UPDATE `sku` = IF((@duplicate_key_hits := @duplicate_key_hits + 1) = 0, "
					+ "`t`.`sku`, `t`.`sku`), `price` = VALUES(`price`)");
	}

	@Test
	void insertOfKeptRowsWithStoredIds() {
		assertThat(this.statements.insert(true, false, "id").text())
			.startsWith("INSERT INTO `t` (`id`, `sku`, `price`) SELECT `stored`.`id`, `staged`.`sku`, `staged`.`price` "
					+ "FROM `stage` AS `staged` JOIN `stage_kept` AS `kept` ON `kept`.`n` = `staged`.`n` "
					+ "LEFT JOIN `t` AS `stored` ON `stored`.`sku` = `staged`.`sku` ORDER BY `staged`.`n` FOR UPDATE ON");
	}

	@Test
	void storedRowsAreFoundByTheirKeys() {
		String query = "SELECT STRAIGHT_JOIN `staged`.`n`, `stored`.`id` FROM `stage` AS `staged` JOIN `t` AS `stored` "
				+ "FORCE INDEX (`uk_sku`) ON `stored`.`sku` = `staged`.`sku` WHERE `staged`.`n` BETWEEN ? AND ?";
		assertThat(this.statements.select(List.of(LockingSelect.column("id")), "uk_sku", false)).isEqualTo(query);
		assertThat(this.statements.select(List.of(LockingSelect.column("id")), "uk_sku", true))
			.isEqualTo(query + " LOCK IN SHARE MODE");
	}

	@Test
	void keyCanHaveAColumnThatIsNotBound() {
		Insert insert = new Insert(new TableName("s", "stored"),
				List.of(new Column("a", "?", true), new Column("kind", "'dog'", false)), List.of("kind", "a"),
				new OnHit.Keep());
		StageStatements statements = new StageStatements(insert, "stage", false);
		assertThat(statements.select(List.of(LockingSelect.column("id")), "uk", true))
			.contains("JOIN `s`.`stored` AS `stored` FORCE INDEX (`uk`) "
					+ "ON `stored`.`a` = `staged`.`a` AND `stored`.`kind` = 'dog' WHERE");
		assertThat(statements.insert(false, false, "id").text()).contains("LEFT JOIN `s`.`stored` AS `stored_row` "
				+ "ON `stored_row`.`a` = `staged`.`a` AND `stored_row`.`kind` = 'dog' ORDER BY");
		assertThat(statements.keep(true)).endsWith(" GROUP BY `a`");
	}

	@Test
	void columnThatIsNotBoundIsComputedByTheInsert() {
		Insert insert = new Insert(new TableName("s", "t"),
				List.of(new Column("a", "?", true), new Column("b", "localtimestamp", false)), List.of("a"),
				new OnHit.Ignore());
		StageStatements statements = new StageStatements(insert, "stage", false);
		assertThat(statements.fill(1).text()).isEqualTo("INSERT IGNORE INTO `s`.`stage` (`n`, `a`) VALUES (?, ?)");
		assertThat(statements.insert(false, false, null).text())
			.isEqualTo("INSERT IGNORE INTO `s`.`t` (`a`, `b`) SELECT `staged`.`a`, localtimestamp "
					+ "FROM `s`.`stage` AS `staged` ORDER BY `staged`.`n`");
	}

	@Test
	void namesOfTheTableAreAvoided() {
		Insert insert = new Insert(new TableName(null, "Staged"), List.of(new Column("N", "?", true)), List.of("N"),
				new OnHit.Replace());
		assertThat(new StageStatements(insert, "stage", false).insert(false, false, null).text())
			.isEqualTo("REPLACE INTO `Staged` (`N`) SELECT `staged_row`.`N` FROM `stage` AS `staged_row` "
					+ "ORDER BY `staged_row`.`n_`");
	}

	@Test
	void repeatedKeysAreFoundByTheServer() {
		assertThat(this.statements.repeated(21))
			.isEqualTo("SELECT SUBSTRING_INDEX(GROUP_CONCAT(`n` ORDER BY `n`), ',', 10), COUNT(*) FROM `stage` "
					+ "GROUP BY `sku` HAVING COUNT(*) > 1 ORDER BY MIN(`n`) LIMIT 21");
	}

	@Test
	void rowsWithoutAnIdAreNotRepeated() {
		Insert insert = Inserts.columns("id", "price").key("id").update("price").build();
		assertThat(new StageStatements(insert, "stage", true).keep(true))
			.isEqualTo("INSERT INTO `stage_kept` SELECT MAX(`n`) FROM `stage` "
					+ "GROUP BY `id`, IF(COALESCE(`id`, 0) = 0, `n`, 0)");
	}

}
