package io.duplicatekey.sql;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

import org.assertj.core.api.SoftAssertions;

import io.duplicatekey.servers.ServerTest;
import io.duplicatekey.servers.TestDatabase;

import static io.duplicatekey.sql.Inserts.call;
import static io.duplicatekey.sql.Inserts.either;
import static io.duplicatekey.sql.Inserts.given;
import static io.duplicatekey.sql.Inserts.literal;
import static io.duplicatekey.sql.Inserts.old;
import static io.duplicatekey.sql.Inserts.operation;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What expressions compute: the same on every server and in every SQL mode that changes
 * how operators are read.
 */
class ExpressionsIT {

	private static final Expression SEVEN = old("seven");

	private static final Expression TWO = given("two");

	private static final Expression NOTHING = old("nothing");

	private static final Expression TEXT = old("word");

	private static Map<Expression, String> operations() {
		Map<Expression, String> results = new LinkedHashMap<>();
		results.put(operation(Operator.ADD, SEVEN, TWO), "9");
		results.put(operation(Operator.SUBTRACT, SEVEN, TWO), "5");
		results.put(operation(Operator.SUBTRACT, SEVEN, literal(-2)), "9");
		results.put(operation(Operator.MULTIPLY, SEVEN, operation(Operator.SUBTRACT, TWO, SEVEN)), "-35");
		results.put(call(Function.ROUND, operation(Operator.DIVIDE, SEVEN, TWO), literal(1)), "3.5");
		results.put(operation(Operator.MODULO, SEVEN, TWO), "1");
		results.put(operation(Operator.NEGATE, operation(Operator.NEGATE, literal(-7))), "-7");
		results.put(operation(Operator.EQUAL, SEVEN, literal(7)), "1");
		results.put(operation(Operator.EQUAL, NOTHING, SEVEN), "0");
		results.put(operation(Operator.EQUAL, NOTHING, literal(null)), "1");
		results.put(operation(Operator.EQUAL, NOTHING, NOTHING), "1");
		results.put(operation(Operator.NOT_EQUAL, NOTHING, SEVEN), "1");
		results.put(operation(Operator.NOT_EQUAL, NOTHING, literal(null)), "0");
		results.put(operation(Operator.LESS, NOTHING, SEVEN), "null");
		results.put(operation(Operator.LESS, TWO, SEVEN), "1");
		results.put(operation(Operator.LESS_OR_EQUAL, SEVEN, SEVEN), "1");
		results.put(operation(Operator.GREATER, TWO, SEVEN), "0");
		results.put(operation(Operator.GREATER_OR_EQUAL, SEVEN, SEVEN), "1");
		results.put(operation(Operator.AND, literal(true), literal(false)), "0");
		results.put(operation(Operator.OR, literal(true), operation(Operator.AND, literal(false), literal(false))),
				"1");
		results.put(operation(Operator.AND, operation(Operator.OR, literal(true), literal(true)), literal(false)), "0");
		results.put(operation(Operator.NOT, operation(Operator.LESS, SEVEN, TWO)), "1");
		results.put(operation(Operator.EQUAL, operation(Operator.NOT, SEVEN), operation(Operator.NOT, TWO)), "1");
		results.put(either(operation(Operator.LESS, NOTHING, SEVEN), literal("yes"), literal("no")), "no");
		return results;
	}

	private static Map<Expression, String> calls() {
		Map<Expression, String> results = new LinkedHashMap<>();
		results.put(call(Function.GREATEST, SEVEN, TWO, literal(8)), "8");
		results.put(call(Function.LEAST, SEVEN, TWO), "2");
		results.put(call(Function.COALESCE, NOTHING, SEVEN), "7");
		results.put(call(Function.CONCAT, TEXT, literal("'?é")), " Word'?é");
		results.put(call(Function.CONCAT, TEXT, NOTHING), "null");
		results.put(call(Function.LOWER, TEXT), " word");
		results.put(call(Function.UPPER, TEXT), " WORD");
		results.put(call(Function.TRIM, TEXT), "Word");
		results.put(call(Function.CHAR_LENGTH, literal("é")), "1");
		results.put(call(Function.ABS, operation(Operator.NEGATE, SEVEN)), "7");
		results.put(call(Function.ROUND, literal(new BigDecimal("2.55")), literal(1)), "2.6");
		results.put(call(Function.ROUND, literal(new BigDecimal("2.5"))), "3");
		results.put(call(Function.FLOOR, literal(new BigDecimal("-2.5"))), "-3");
		results.put(call(Function.CEILING, literal(new BigDecimal("2.1"))), "3");
		results.put(call(Function.NULLIF, SEVEN, literal(7)), "null");
		results.put(operation(Operator.LESS, call(Function.NOW), literal("2020-01-01")), "0");
		results.put(call(Function.CHAR_LENGTH, call(Function.NOW)), "26");
		return results;
	}

	/**
	 * Each is true of a row with these columns.
	 */
	private static Map<String, Expression> floatingPoint() {
		Map<String, Expression> conditions = new LinkedHashMap<>();
		for (double value : new double[] { 0.1, 1.1, 1.0 / 3, -2.5, 1e15, 1e23, 123456789.123456789, 1e-7, 1e300,
				1.7976931348623157E308, Double.MIN_NORMAL }) {
			conditions.put("DOUBLE " + value, operation(Operator.EQUAL, old("x"), literal(value)));
		}
		for (float value : new float[] { 0.1f, 1.1f, 16777217f, 3.4028235E38f, 1e-30f }) {
			conditions.put("FLOAT " + (double) value, operation(Operator.EQUAL, old("x"), literal(value)));
		}
		return conditions;
	}

	@ServerTest
	void operationsCompute(TestDatabase database) throws SQLException {
		assertComputes(database, operations());
	}

	@ServerTest
	void callsCompute(TestDatabase database) throws SQLException {
		assertComputes(database, calls());
	}

	@ServerTest
	void floatingPointLiteralsAreWhatTheyWereInJava(TestDatabase database) throws SQLException {
		try (Connection connection = database.connection("")) {
			StatementRunner runner = new StatementRunner(connection, RowReference.VALUES, Map.of());
			for (Map.Entry<String, Expression> condition : floatingPoint().entrySet()) {
				String[] typeAndValue = condition.getKey().split(" ");
				runner.execute("DROP TABLE IF EXISTS t",
						"CREATE TABLE t (id INT PRIMARY KEY, x " + typeAndValue[0] + ", met INT)");
				// With an exponent the server reads the text as it reads a double.
				String exponent = typeAndValue[1].contains("E") ? "" : "E0";
				runner.execute("INSERT INTO t VALUES (1, " + typeAndValue[1] + exponent + ", 0)");
				runner.insert(Inserts.columns("id").set("met", condition.getValue()).build(), new Object[][] { { 1 } });
				assertThat(runner.query("SELECT met FROM t")).as(condition.getKey()).containsExactly("1");
			}
		}
	}

	@ServerTest
	void literalWithAFractionKeepsExactColumnsExact(TestDatabase database) throws SQLException {
		try (Connection connection = database.connection("")) {
			StatementRunner runner = new StatementRunner(connection, RowReference.VALUES, Map.of());
			runner.execute("CREATE TABLE t (id INT PRIMARY KEY, x DECIMAL(30, 2), locked INT)",
					"INSERT INTO t VALUES (1, 1234567890123456789012345678.91, 1), "
							+ "(2, 1234567890123456789012345678.91, 0)");
			Insert insert = Inserts.columns("id")
				.set("x", operation(Operator.ADD, old("x"), literal(0.1)))
				.when(operation(Operator.EQUAL, old("locked"), literal(false)))
				.build();
			runner.insert(insert, new Object[][] { { 1 }, { 2 } });
			assertThat(runner.query("SELECT x FROM t ORDER BY id")).containsExactly("1234567890123456789012345678.91",
					"1234567890123456789012345679.01");
		}
	}

	/**
	 * Assert what each expression computes, named by its SQL.
	 */
	private static void assertComputes(TestDatabase database, Map<Expression, String> expected) throws SQLException {
		for (String options : new String[] { "", "useServerPrepStmts=true" }) {
			for (RowReference reference : StatementRunner.references(database.target().server())) {
				try (Connection connection = database.connection(options)) {
					StatementRunner runner = new StatementRunner(connection, reference, Map.of());
					runner.execute("SET SESSION sql_mode = 'ANSI_QUOTES,PIPES_AS_CONCAT,HIGH_NOT_PRECEDENCE,"
							+ "NO_BACKSLASH_ESCAPES,IGNORE_SPACE,STRICT_ALL_TABLES'");
					ExpressionWriter writer = new ExpressionWriter(new Names(new TableName(null, "t"), reference));
					SoftAssertions softly = new SoftAssertions();
					expected.forEach((expression, result) -> softly.assertThat(computed(runner, expression))
						.as("%s [%s]", writer.write(expression).text().replace("%", "%%"), options)
						.isEqualTo(result));
					softly.assertAll();
				}
			}
		}
	}

	private static String computed(StatementRunner runner, Expression expression) {
		try {
			runner.execute("DROP TABLE IF EXISTS t",
					"CREATE TABLE t (id INT PRIMARY KEY, seven INT, two INT, nothing INT, word VARCHAR(9), "
							+ "result VARCHAR(99)) CHARACTER SET utf8mb4",
					"INSERT INTO t VALUES (1, 7, 0, NULL, ' Word', NULL)");
			runner.insert(Inserts.columns("id", "two").set("result", expression).build(), new Object[][] { { 1, 2 } });
			return runner.query("SELECT result FROM t").get(0);
		}
		catch (SQLException ex) {
			throw new IllegalStateException(expression.toString(), ex);
		}
	}

}
