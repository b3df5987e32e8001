package io.duplicatekey.sql;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LockingSelectTests {

	private static final TableName TABLE = new TableName(null, "order");

	@Test
	void oneRow() {
		assertThat(LockingSelect.write(TABLE, List.of(LockingSelect.column("id")),
				List.of(new LockingSelect.Row(List.of(new Column("key", "?", true)), false, List.of()))))
			.isEqualTo("SELECT 0, `stored`.`id` FROM `order` AS `stored` WHERE `stored`.`key` = ? LOCK IN SHARE MODE");
	}

	@Test
	void severalRowsByKeyAndById() {
		LockingSelect.Row byKey = new LockingSelect.Row(
				List.of(new Column("tenant", "?", false), new Column("sku", "lower(?)", true)), false, List.of());
		LockingSelect.Row byId = new LockingSelect.Row(List.of(new Column("id", "?", false)), false, List.of());
		assertThat(LockingSelect.write(new TableName("the`shop", "items"),
				List.of(LockingSelect.column("id"), "upper(" + LockingSelect.alias() + ".sku)"), List.of(byKey, byId)))
			.isEqualTo("(SELECT 0, `stored`.`id`, upper(`stored`.sku) FROM `the``shop`.`items` AS `stored` "
					+ "WHERE `stored`.`tenant` = ? AND `stored`.`sku` = lower(?) LOCK IN SHARE MODE) UNION ALL "
					+ "(SELECT 1, `stored`.`id`, upper(`stored`.sku) FROM `the``shop`.`items` AS `stored` "
					+ "WHERE `stored`.`id` = ? LOCK IN SHARE MODE)");
	}

	@Test
	void theLowestOfSeveralThatMatchNullSafe() {
		assertThat(LockingSelect.write(TABLE, List.of(LockingSelect.column("id")),
				List.of(new LockingSelect.Row(List.of(new Column("age", "?", false)), true, List.of("id")))))
			.isEqualTo("SELECT 0, `stored`.`id` FROM `order` AS `stored` WHERE `stored`.`age` <=> ? "
					+ "ORDER BY `stored`.`id` LIMIT 1 LOCK IN SHARE MODE");
	}

	@Test
	void anyOfSeveralRowsByOneColumn() {
		assertThat(LockingSelect.writeAny(TABLE, List.of(LockingSelect.column("id")), "uk`key",
				List.of(new Column("key", "?", true)), 3))
			.isEqualTo("SELECT `stored`.`id` FROM `order` AS `stored` FORCE INDEX (`uk``key`) "
					+ "WHERE `stored`.`key` IN (?, ?, ?) LOCK IN SHARE MODE");
	}

	@Test
	void anyOfSeveralRowsByTwoColumns() {
		assertThat(LockingSelect.writeAny(TABLE, List.of(LockingSelect.column("id")), "PRIMARY",
				List.of(new Column("a", "?", true), new Column("b", "?", false)), 2))
			.isEqualTo("SELECT `stored`.`id` FROM `order` AS `stored` FORCE INDEX (`PRIMARY`) "
					+ "WHERE (`stored`.`a` = ? AND `stored`.`b` = ?) OR (`stored`.`a` = ? AND `stored`.`b` = ?) "
					+ "LOCK IN SHARE MODE");
	}

}
