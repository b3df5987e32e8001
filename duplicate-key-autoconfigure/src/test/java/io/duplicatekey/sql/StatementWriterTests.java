package io.duplicatekey.sql;

import java.util.List;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import static io.duplicatekey.sql.Inserts.call;
import static io.duplicatekey.sql.Inserts.given;
import static io.duplicatekey.sql.Inserts.literal;
import static io.duplicatekey.sql.Inserts.newer;
import static io.duplicatekey.sql.Inserts.old;
import static io.duplicatekey.sql.Inserts.operation;
import static io.duplicatekey.sql.Inserts.parameter;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * The exact SQL of every kind of statement. What each does to a table is in
 * {@link StatementsIT}.
 */
class StatementWriterTests {

	private static final Insert PLAIN = Inserts.columns("sku", "price").update("price").build();

	private static Statement alias(Insert insert, int rows) {
		return new StatementWriter(RowReference.ALIAS).write(insert, rows, false);
	}

	private static Statement values(Insert insert, int rows) {
		return new StatementWriter(RowReference.VALUES).write(insert, rows, false);
	}

	private static String signalling(Insert insert) {
		return new StatementWriter(RowReference.ALIAS).write(insert, 1, true).text();
	}

	@Nested
	class Updates {

		@Test
		void oneRowWithAlias() {
			assertThat(alias(PLAIN, 1).text())
				.isEqualTo("INSERT INTO `t` (`sku`, `price`) VALUES (?, ?) AS `new` ON DUPLICATE KEY UPDATE "
						+ "`price` = `new`.`price`");
		}

		@Test
		void oneRowWithValues() {
			assertThat(values(PLAIN, 1).text())
				.isEqualTo("INSERT INTO `t` (`sku`, `price`) VALUES (?, ?) ON DUPLICATE KEY UPDATE "
						+ "`price` = VALUES(`price`)");
		}

		@Test
		void severalRowsWithAlias() {
			assertThat(alias(PLAIN, 3).text())
				.isEqualTo("INSERT INTO `t` (`sku`, `price`) VALUES (?, ?), (?, ?), (?, ?) AS `new` "
						+ "ON DUPLICATE KEY UPDATE `price` = `new`.`price`");
		}

		@Test
		void severalRowsWithValues() {
			assertThat(values(PLAIN, 3).text())
				.isEqualTo("INSERT INTO `t` (`sku`, `price`) VALUES (?, ?), (?, ?), (?, ?) "
						+ "ON DUPLICATE KEY UPDATE `price` = VALUES(`price`)");
		}

		@Test
		void severalRowsBindEachRowOnce() {
			assertThat(values(PLAIN, 3).rowColumns()).containsExactly(0, 1);
		}

		@Test
		void writeExpressionTakesThePlaceOfTheParameter() {
			Statement statement = alias(Inserts.columns("email=lower(?)", "name").update("name").build(), 2);
			assertThat(statement.text())
				.isEqualTo("INSERT INTO `t` (`email`, `name`) VALUES (lower(?), ?), (lower(?), ?) AS `new` "
						+ "ON DUPLICATE KEY UPDATE `name` = `new`.`name`");
			assertThat(statement.rowColumns()).containsExactly(0, 1);
		}

		@Test
		void columnWithoutParameterIsNotBound() {
			Statement statement = alias(
					Inserts.columns("sku", "made=localtimestamp", "price=? * 100").update("price").build(), 1);
			assertThat(statement.text())
				.isEqualTo("INSERT INTO `t` (`sku`, `made`, `price`) VALUES (?, localtimestamp, ? * 100) AS `new` "
						+ "ON DUPLICATE KEY UPDATE `price` = `new`.`price`");
			assertThat(statement.rowColumns()).containsExactly(0, 2);
		}

		@Test
		void oldAndNewValuesAreQualified() {
			Insert insert = Inserts.columns("sku", "hits")
				.set("hits", operation(Operator.ADD, old("hits"), given("hits")))
				.build();
			assertThat(alias(insert, 1).text()).endsWith(" UPDATE `hits` = `t`.`hits` + `new`.`hits`");
			assertThat(values(insert, 1).text()).endsWith(" UPDATE `hits` = `t`.`hits` + VALUES(`hits`)");
		}

		@Test
		void constantsAreBoundBehindTheRowsInTheOrderOfTheText() {
			Insert insert = Inserts.columns("sku", "a", "b")
				.set("a", call(Function.CONCAT, literal("x"), parameter("p"), literal("y")))
				.set("b", new Expression.Literal("z", "b"))
				.build();
			Statement statement = alias(insert, 2);
			assertThat(statement.text()).endsWith(" UPDATE `a` = CONCAT(?, ?, ?), `b` = ?");
			assertThat(statement.rowColumns()).containsExactly(0, 1, 2);
			assertThat(statement.constants()).containsExactly(new Expression.Literal("x", null),
					new Expression.Parameter("p", null), new Expression.Literal("y", null),
					new Expression.Literal("z", "b"));
		}

		@Test
		void constantsOfAGuardAreBoundEachTimeItIsWritten() {
			Insert insert = Inserts.columns("sku", "a", "b")
				.set("a", parameter("a"))
				.update("b")
				.version("v")
				.when(operation(Operator.GREATER, old("stock"), parameter("least")))
				.build();
			Statement statement = values(insert, 1);
			assertThat(statement.text()).endsWith(" UPDATE `v` = IF((`t`.`stock` > ?) AND NOT (? <=> `t`.`a` AND "
					+ "VALUES(`b`) <=> `t`.`b`), `t`.`v` + 1, `t`.`v`), `a` = IF(`t`.`stock` > ?, ?, `t`.`a`), "
					+ "`b` = IF(`t`.`stock` > ?, VALUES(`b`), `t`.`b`)");
			assertThat(statement.constants()).extracting((constant) -> ((Expression.Parameter) constant).name())
				.containsExactly("least", "a", "least", "a", "least");
		}

	}

	@Test
	void updateChangesAtLeastOneColumn() {
		assertThatIllegalArgumentException().isThrownBy(() -> Inserts.columns("sku").version("v").onHit())
			.withMessage("An update that changes no column");
	}

	@Nested
	class Quoting {

		@Test
		void reservedWords() {
			Insert insert = Inserts.columns("key", "select").into(null, "order").update("select").build();
			assertThat(alias(insert, 1).text())
				.isEqualTo("INSERT INTO `order` (`key`, `select`) VALUES (?, ?) AS `new` ON DUPLICATE KEY UPDATE "
						+ "`select` = `new`.`select`");
		}

		@Test
		void schema() {
			Insert insert = Inserts.columns("id", "n")
				.into("my-shop", "t")
				.set("n", operation(Operator.ADD, old("n"), literal(1)))
				.build();
			assertThat(values(insert, 1).text())
				.isEqualTo("INSERT INTO `my-shop`.`t` (`id`, `n`) VALUES (?, ?) ON DUPLICATE KEY UPDATE "
						+ "`n` = `t`.`n` + 1");
		}

		@Test
		void backticksPercentAndQuestionMarksInNames() {
			Insert insert = Inserts.columns("i`d", "100%s").into("s`1", "t`%d").update("100%s").version("v?").build();
			assertThat(alias(insert, 1).text())
				.isEqualTo("INSERT INTO `s``1`.`t``%d` (`i``d`, `100%s`) VALUES (?, ?) AS `new` "
						+ "ON DUPLICATE KEY UPDATE `v?` = IF(NOT (`new`.`100%s` <=> `t``%d`.`100%s`), "
						+ "`t``%d`.`v?` + 1, `t``%d`.`v?`), `100%s` = `new`.`100%s`");
		}

		@Test
		void aliasOfATableCalledNew() {
			Insert insert = Inserts.columns("id", "n").into(null, "New").update("n").build();
			assertThat(alias(insert, 1).text())
				.isEqualTo("INSERT INTO `New` (`id`, `n`) VALUES (?, ?) AS `new_row` ON DUPLICATE KEY UPDATE "
						+ "`n` = `new_row`.`n`");
		}

		@Test
		void tableCalledNewNeedsNoOtherAliasWithValues() {
			Insert insert = Inserts.columns("id", "n").into(null, "new").update("n").build();
			assertThat(values(insert, 1).text())
				.isEqualTo("INSERT INTO `new` (`id`, `n`) VALUES (?, ?) ON DUPLICATE KEY UPDATE `n` = VALUES(`n`)");
		}

	}

	@Nested
	class Guards {

		@Test
		void touchedColumnsChangeFirstAndWithTheData() {
			Insert insert = Inserts.columns("sku", "price", "changed")
				.update("price")
				.touch("changed", given("changed"))
				.version("v")
				.build();
			assertThat(alias(insert, 1).text())
				.isEqualTo("INSERT INTO `t` (`sku`, `price`, `changed`) VALUES (?, ?, ?) AS `new` "
						+ "ON DUPLICATE KEY UPDATE "
						+ "`changed` = IF(NOT (`new`.`price` <=> `t`.`price`), `new`.`changed`, `t`.`changed`), "
						+ "`v` = IF(NOT (`new`.`price` <=> `t`.`price`), `t`.`v` + 1, `t`.`v`), "
						+ "`price` = `new`.`price`");
			assertThat(values(insert, 1).text())
				.isEqualTo("INSERT INTO `t` (`sku`, `price`, `changed`) VALUES (?, ?, ?) ON DUPLICATE KEY UPDATE "
						+ "`changed` = IF(NOT (VALUES(`price`) <=> `t`.`price`), VALUES(`changed`), `t`.`changed`), "
						+ "`v` = IF(NOT (VALUES(`price`) <=> `t`.`price`), `t`.`v` + 1, `t`.`v`), "
						+ "`price` = VALUES(`price`)");
		}

		@Test
		void textIsComparedByItsBytes() {
			Insert insert = Inserts.columns("sku", "name:text", "price").update("name", "price").version("v").build();
			assertThat(alias(insert, 1).text())
				.endsWith(" UPDATE `v` = IF(NOT (CAST(`new`.`name` AS BINARY) <=> CAST(`t`.`name` AS BINARY) AND "
						+ "`new`.`price` <=> `t`.`price`), `t`.`v` + 1, `t`.`v`), `name` = `new`.`name`, "
						+ "`price` = `new`.`price`");
		}

		@Test
		void columnThatIsNotInsertedIsComparedBothWays() {
			Insert insert = Inserts.columns("sku").set("note", parameter("note")).version("v").build();
			assertThat(values(insert, 1).text()).endsWith(
					" UPDATE `v` = IF(NOT (? <=> `t`.`note` AND CAST(? AS BINARY) <=> CAST(`t`.`note` AS BINARY)), "
							+ "`t`.`v` + 1, `t`.`v`), `note` = ?");
		}

		@Test
		void comparedExpressionIsInParentheses() {
			Insert insert = Inserts.columns("sku", "hits")
				.set("hits", operation(Operator.ADD, old("hits"), given("hits")))
				.version("v")
				.build();
			assertThat(alias(insert, 1).text())
				.endsWith(" UPDATE `v` = IF(NOT ((`t`.`hits` + `new`.`hits`) <=> `t`.`hits`), `t`.`v` + 1, `t`.`v`), "
						+ "`hits` = `t`.`hits` + `new`.`hits`");
		}

		@Test
		void conditionGuardsEachColumn() {
			Insert insert = Inserts.columns("sku", "price", "stock")
				.update("price", "stock")
				.when(operation(Operator.EQUAL, old("locked"), literal(false)))
				.build();
			assertThat(alias(insert, 1).text()).isEqualTo(
					"INSERT INTO `t` (`sku`, `price`, `stock`) VALUES (?, ?, ?) AS `new` " + "ON DUPLICATE KEY UPDATE "
							+ "`price` = IF(`t`.`locked` <=> FALSE, `new`.`price`, `t`.`price`), "
							+ "`stock` = IF(`t`.`locked` <=> FALSE, `new`.`stock`, `t`.`stock`)");
			assertThat(values(insert, 1).text())
				.isEqualTo("INSERT INTO `t` (`sku`, `price`, `stock`) VALUES (?, ?, ?) ON DUPLICATE KEY UPDATE "
						+ "`price` = IF(`t`.`locked` <=> FALSE, VALUES(`price`), `t`.`price`), "
						+ "`stock` = IF(`t`.`locked` <=> FALSE, VALUES(`stock`), `t`.`stock`)");
		}

		@Test
		void touchedColumnsChangeWithTheDataWhereTheConditionIsMet() {
			Insert insert = Inserts.columns("sku", "price").update("price").version("v").when(newer("price")).build();
			assertThat(alias(insert, 1).text()).endsWith(" UPDATE `v` = IF((`new`.`price` > `t`.`price`) AND "
					+ "NOT (`new`.`price` <=> `t`.`price`), `t`.`v` + 1, `t`.`v`), "
					+ "`price` = IF(`new`.`price` > `t`.`price`, `new`.`price`, `t`.`price`)");
		}

	}

	@Nested
	class Ordering {

		@Test
		void columnThatTheConditionReadsComesLast() {
			Insert insert = Inserts.columns("sku", "at", "price").update("at", "price").when(newer("at")).build();
			assertThat(alias(insert, 1).text())
				.endsWith(" UPDATE `price` = IF(`new`.`at` > `t`.`at`, `new`.`price`, `t`.`price`), "
						+ "`at` = IF(`new`.`at` > `t`.`at`, `new`.`at`, `t`.`at`)");
		}

		@Test
		void columnThatAnotherReadsComesAfterIt() {
			Insert insert = Inserts.columns("sku", "price")
				.update("price")
				.set("previous", old("price"))
				.set("before_that", old("previous"))
				.build();
			assertThat(alias(insert, 1).text())
				.endsWith(" UPDATE `before_that` = `t`.`previous`, `previous` = `t`.`price`, `price` = `new`.`price`");
		}

		@Test
		void givenOrderStaysWhereItMakesNoDifference() {
			Insert insert = Inserts.columns("sku", "c", "a", "b").update("c", "a", "b").build();
			assertThat(values(insert, 1).text())
				.endsWith(" UPDATE `c` = VALUES(`c`), `a` = VALUES(`a`), `b` = VALUES(`b`)");
		}

		@Test
		void columnCanReadItself() {
			Insert insert = Inserts.columns("sku", "n").set("n", operation(Operator.ADD, old("n"), literal(1))).build();
			assertThat(values(insert, 1).text()).endsWith(" UPDATE `n` = `t`.`n` + 1");
		}

		@Test
		void circleIsRefused() {
			Inserts inserts = Inserts.columns("sku", "x", "y", "z")
				.update("z")
				.set("x", old("y"))
				.set("y", operation(Operator.ADD, old("x"), given("y")))
				.set("w", old("x"));
			assertThat(StatementWriter.cycle(inserts.onHit())).containsExactly("x", "y");
			assertThatIllegalArgumentException().isThrownBy(() -> alias(inserts.build(), 1))
				.withMessage("Columns that read each other in a circle: [x, y]");
		}

		@Test
		void circleIsRefusedAlsoWithACondition() {
			Inserts inserts = Inserts.columns("sku", "x", "y")
				.set("x", old("y"))
				.set("y", old("x"))
				.version("v")
				.when(newer("v"));
			assertThat(StatementWriter.cycle(inserts.onHit())).containsExactly("x", "y");
			assertThatIllegalArgumentException().isThrownBy(() -> values(inserts.build(), 1));
		}

		@Test
		void onlyValuesMakeACircle() {
			Inserts inserts = Inserts.columns("sku", "x", "y")
				.set("x", operation(Operator.ADD, old("x"), old("y")))
				.update("y")
				.version("v")
				.when(operation(Operator.AND, newer("x"), newer("y")));
			assertThat(StatementWriter.cycle(inserts.onHit())).isEmpty();
		}

	}

	@Nested
	class Remembering {

		@Test
		void conditionThatReadsTwoAssignedColumns() {
			Insert insert = Inserts.columns("sku", "x", "y")
				.update("x", "y")
				.when(operation(Operator.OR, newer("x"), newer("y")))
				.build();
			assertThat(alias(insert, 2).text())
				.isEqualTo("INSERT INTO `t` (`sku`, `x`, `y`) VALUES (?, ?, ?), (?, ?, ?) AS `new` "
						+ "ON DUPLICATE KEY UPDATE "
						+ "`sku` = IF(LAST_INSERT_ID(9223372036854775808 + IF((`new`.`x` > `t`.`x`) OR "
						+ "(`new`.`y` > `t`.`y`), 1, 0)) = 0, `t`.`sku`, `t`.`sku`), "
						+ "`x` = IF(LAST_INSERT_ID() = 9223372036854775809, `new`.`x`, `t`.`x`), "
						+ "`y` = IF(LAST_INSERT_ID() = 9223372036854775809, `new`.`y`, `t`.`y`)");
		}

		@Test
		void conditionThatReadsTheVersion() {
			Insert insert = Inserts.columns("sku", "price", "v")
				.update("price")
				.version("v")
				.when(operation(Operator.EQUAL, given("v"), old("v")))
				.build();
			assertThat(values(insert, 1).text())
				.isEqualTo("INSERT INTO `t` (`sku`, `price`, `v`) VALUES (?, ?, ?) ON DUPLICATE KEY UPDATE "
						+ "`sku` = IF(LAST_INSERT_ID(9223372036854775808 + IF((VALUES(`v`) <=> `t`.`v`) AND "
						+ "NOT (VALUES(`price`) <=> `t`.`price`), 1, 0)) = 0, `t`.`sku`, `t`.`sku`), "
						+ "`v` = IF(LAST_INSERT_ID() = 9223372036854775809, `t`.`v` + 1, `t`.`v`), "
						+ "`price` = IF(LAST_INSERT_ID() = 9223372036854775809, VALUES(`price`), `t`.`price`)");
		}

		@Test
		void valueThatReadsATouchedColumn() {
			Insert insert = Inserts.columns("sku", "at").set("before", old("at")).touch("at", given("at")).build();
			assertThat(alias(insert, 1).text()).endsWith(
					" UPDATE `sku` = IF(LAST_INSERT_ID(9223372036854775808 + IF(NOT (`t`.`at` <=> `t`.`before` AND "
							+ "CAST(`t`.`at` AS BINARY) <=> CAST(`t`.`before` AS BINARY)), 1, 0)) = 0, `t`.`sku`, `t`.`sku`), "
							+ "`before` = `t`.`at`, "
							+ "`at` = IF(LAST_INSERT_ID() = 9223372036854775809, `new`.`at`, `t`.`at`)");
		}

		@Test
		void valuesAreStillOrderedAmongThemselves() {
			Insert insert = Inserts.columns("sku", "x", "y")
				.update("x")
				.set("y", old("x"))
				.when(operation(Operator.AND, newer("x"), newer("y")))
				.build();
			assertThat(alias(insert, 1).text())
				.endsWith(" = 0, `t`.`sku`, `t`.`sku`), `y` = IF(LAST_INSERT_ID() = 9223372036854775809, `t`.`x`, "
						+ "`t`.`y`), `x` = IF(LAST_INSERT_ID() = 9223372036854775809, `new`.`x`, `t`.`x`)");
		}

		@Test
		void constantsOfTheDecisionAreBoundOnceAndFirst() {
			Insert insert = Inserts.columns("sku", "x", "y")
				.set("x", parameter("x"))
				.update("y")
				.when(operation(Operator.AND, operation(Operator.LESS, old("x"), parameter("limit")), newer("y")))
				.build();
			assertThat(alias(insert, 1).constants()).extracting((constant) -> ((Expression.Parameter) constant).name())
				.containsExactly("limit", "x");
		}

	}

	@Nested
	class Signalling {

		@Test
		void keyIsAssignedToItselfFirst() {
			assertThat(signalling(PLAIN))
				.isEqualTo("INSERT INTO `t` (`sku`, `price`) VALUES (?, ?) AS `new` ON DUPLICATE KEY UPDATE "
						+ "`sku` = IF(LAST_INSERT_ID(9223372036854775808) = 0, `t`.`sku`, `t`.`sku`), "
						+ "`price` = `new`.`price`");
		}

		@Test
		void withValues() {
			assertThat(new StatementWriter(RowReference.VALUES).write(PLAIN, 1, true).text())
				.isEqualTo("INSERT INTO `t` (`sku`, `price`) VALUES (?, ?) ON DUPLICATE KEY UPDATE "
						+ "`sku` = IF(LAST_INSERT_ID(9223372036854775808) = 0, `t`.`sku`, `t`.`sku`), "
						+ "`price` = VALUES(`price`)");
		}

		@Test
		void comesBeforeTouchedColumns() {
			assertThat(signalling(Inserts.columns("sku", "price").update("price").version("v").build()))
				.contains("= 0, `t`.`sku`, `t`.`sku`), `v` = IF(NOT (");
		}

		@Test
		void firstColumnOfACompositeKey() {
			Insert insert = Inserts.columns("name", "tenant", "sku").key("tenant", "sku").update("name").build();
			assertThat(signalling(insert))
				.endsWith(" UPDATE `tenant` = IF(LAST_INSERT_ID(9223372036854775808) = 0, `t`.`tenant`, `t`.`tenant`), "
						+ "`name` = `new`.`name`");
		}

		@Test
		void rememberedDecisionSignalsAnyway() {
			Insert insert = Inserts.columns("sku", "x", "y")
				.update("x", "y")
				.when(operation(Operator.OR, newer("x"), newer("y")))
				.build();
			assertThat(signalling(insert)).isEqualTo(alias(insert, 1).text());
		}

		@Test
		void keep() {
			assertThat(signalling(Inserts.columns("sku", "price").build(new OnHit.Keep())))
				.isEqualTo("INSERT INTO `t` (`sku`, `price`) VALUES (?, ?) ON DUPLICATE KEY UPDATE "
						+ "`sku` = IF(LAST_INSERT_ID(9223372036854775808) = 0, `t`.`sku`, `t`.`sku`)");
		}

		@Test
		void isRefusedForSeveralRows() {
			assertThatIllegalArgumentException()
				.isThrownBy(() -> new StatementWriter(RowReference.ALIAS).write(PLAIN, 2, true))
				.withMessage("Cannot write 2 rows in one statement");
		}

	}

	@Nested
	class OtherModes {

		private final Inserts inserts = Inserts.columns("sku=upper(?)", "tenant", "price")
			.into("s", "t")
			.key("tenant", "sku");

		@Test
		void keep() {
			Insert insert = this.inserts.build(new OnHit.Keep());
			String expected = "INSERT INTO `s`.`t` (`sku`, `tenant`, `price`) VALUES (upper(?), ?, ?), "
					+ "(upper(?), ?, ?) ON DUPLICATE KEY UPDATE `tenant` = `t`.`tenant`";
			assertThat(alias(insert, 2).text()).isEqualTo(expected);
			assertThat(values(insert, 2).text()).isEqualTo(expected);
		}

		@Test
		void ignore() {
			Insert insert = this.inserts.build(new OnHit.Ignore());
			String expected = "INSERT IGNORE INTO `s`.`t` (`sku`, `tenant`, `price`) VALUES (upper(?), ?, ?), "
					+ "(upper(?), ?, ?)";
			assertThat(alias(insert, 2).text()).isEqualTo(expected);
			assertThat(values(insert, 2).text()).isEqualTo(expected);
		}

		@Test
		void replace() {
			Insert insert = this.inserts.build(new OnHit.Replace());
			String expected = "REPLACE INTO `s`.`t` (`sku`, `tenant`, `price`) VALUES (upper(?), ?, ?), "
					+ "(upper(?), ?, ?)";
			assertThat(alias(insert, 2).text()).isEqualTo(expected);
			assertThat(values(insert, 2).text()).isEqualTo(expected);
		}

		@Test
		void signalMakesNoDifferenceToIgnoreAndReplace() {
			for (OnHit onHit : List.of(new OnHit.Ignore(), new OnHit.Replace())) {
				Insert insert = this.inserts.build(onHit);
				assertThat(signalling(insert)).isEqualTo(alias(insert, 1).text());
			}
		}

		@Test
		void absent() {
			Statement statement = alias(this.inserts.build(new OnHit.Absent()), 1);
			assertThat(statement.text()).isEqualTo("INSERT INTO `s`.`t` (`sku`, `tenant`, `price`) "
					+ "SELECT upper(?), ?, ? FROM DUAL WHERE NOT EXISTS (SELECT 1 FROM `s`.`t` "
					+ "WHERE `t`.`tenant` <=> ? AND `t`.`sku` <=> upper(?))");
			assertThat(statement.rowColumns()).containsExactly(0, 1, 2, 1, 0);
			assertThat(statement.constants()).isEmpty();
		}

		@Test
		void absentIsTheSameWithValues() {
			Insert insert = this.inserts.build(new OnHit.Absent());
			assertThat(values(insert, 1)).isEqualTo(alias(insert, 1));
		}

		@Test
		void absentWithAKeyThatIsNotBound() {
			Insert insert = Inserts.columns("day=current_date", "n").build(new OnHit.Absent());
			Statement statement = values(insert, 1);
			assertThat(statement.text()).endsWith("WHERE `t`.`day` <=> current_date)");
			assertThat(statement.rowColumns()).containsExactly(1);
		}

		@Test
		void absentTakesOneRow() {
			assertThatIllegalArgumentException().isThrownBy(() -> alias(this.inserts.build(new OnHit.Absent()), 2))
				.withMessage("Cannot write 2 rows in one statement");
		}

		@Test
		void absentNeedsTheKeyAmongTheColumns() {
			Insert insert = Inserts.columns("a").key("b").build(new OnHit.Absent());
			assertThatIllegalArgumentException().isThrownBy(() -> alias(insert, 1))
				.withMessage("The key column b is not inserted");
		}

	}

	/**
	 * What ShardingSphere can rename, route and bind.
	 */
	@Nested
	class Sharded {

		private String sharded(Insert insert, boolean signalHits) {
			return new StatementWriter(RowReference.SHARDED).write(insert, 1, signalHits).text();
		}

		@Test
		void storedColumnsAreNamedWithoutTheirTable() {
			assertThat(sharded(PLAIN, true))
				.isEqualTo("INSERT INTO `t` (`sku`, `price`) VALUES (?, ?) ON DUPLICATE KEY UPDATE "
						+ "`sku` = IF(LAST_INSERT_ID(9223372036854775808) = 0, `sku`, `sku`), "
						+ "`price` = VALUES(`price`)");
		}

		@Test
		void parametersAreNotWithinNot() {
			Insert insert = Inserts.columns("sku", "price")
				.set("price", Inserts.operation(Operator.ADD, old("price"), Inserts.parameter("by")))
				.version("v")
				.build();
			assertThat(sharded(insert, false)).contains("= 0, ").doesNotContain("NOT").doesNotContain("`t`.");
		}

		@Test
		void conditionsAreNegatedByComparing() {
			Insert insert = Inserts.columns("sku", "price")
				.update("price")
				.when(Inserts.operation(Operator.NOT_EQUAL, given("price"), Inserts.parameter("old")))
				.build();
			assertThat(sharded(insert, false))
				.endsWith("`price` = IF((VALUES(`price`) <=> ?) = 0, " + "VALUES(`price`), `price`)");
		}

		@Test
		void absentRowsAreRoutedByTheirKey() {
			assertThat(sharded(Inserts.columns("sku", "price").build(new OnHit.Absent()), false))
				.isEqualTo("INSERT INTO `t` (`sku`, `price`) SELECT ?, ? FROM DUAL WHERE NOT EXISTS "
						+ "(SELECT 1 FROM `t` WHERE `sku` = ?)");
		}

	}

}
