package io.duplicatekey.sql;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The statements that change a stored row and insert none.
 */
class UpdateStatementsTests {

	private static final Insert INSERT = new Insert(new TableName("shop", "pro%ducts"),
			List.of(new Column("sku", "?", true), new Column("price", "?", false), new Column("name", "lower(?)", true),
					new Column("changed", "localtimestamp(6)", false), new Column("alive", "true", false)),
			List.of("sku"), new OnHit.Keep());

	private static final OnHit.Update UPDATE = new OnHit.Update(
			List.of(new Assignment("price", new Expression.New("price")),
					new Assignment("name", new Expression.New("name"))),
			List.of(new Assignment("changed", new Expression.New("changed"))), null);

	@Test
	void updateBindsEachValueWhereItIsUsed() {
		Statement statement = writer(RowReference.ALIAS, List.of()).update(UPDATE);
		assertThat(statement.text())
			.isEqualTo("UPDATE `shop`.`pro%ducts` SET" + " `changed` = IF(NOT (? <=> `pro%ducts`.`price`"
					+ " AND CAST(lower(?) AS BINARY) <=> CAST(`pro%ducts`.`name` AS BINARY)),"
					+ " localtimestamp(6), `pro%ducts`.`changed`), `price` = ?, `name` = lower(?)"
					+ " WHERE `pro%ducts`.`sku` = ?");
		assertThat(statement.rowColumns()).isEmpty();
		assertThat(statement.constants()).extracting((constant) -> ((Expression.Given) constant).column())
			.containsExactly(1, 2, 1, 2, 0);
	}

	@Test
	void lockFindsTheSameRow() {
		List<Column> alive = List.of(INSERT.columns().get(4));
		assertThat(writer(RowReference.VALUES, alive).lock().text())
			.isEqualTo("SELECT 1 FROM `shop`.`pro%ducts` WHERE `pro%ducts`.`sku` = ?"
					+ " AND `pro%ducts`.`alive` <=> true FOR UPDATE");
		assertThat(writer(RowReference.SHARDED, alive).lock().text())
			.isEqualTo("SELECT 1 FROM `shop`.`pro%ducts` WHERE `sku` = ? AND `alive` = true FOR UPDATE");
	}

	private static UpdateStatements writer(RowReference rowReference, List<Column> also) {
		return new UpdateStatements(INSERT, also, rowReference);
	}

}
