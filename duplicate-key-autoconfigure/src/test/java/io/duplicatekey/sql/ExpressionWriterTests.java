package io.duplicatekey.sql;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.MethodSource;

import static io.duplicatekey.sql.Inserts.call;
import static io.duplicatekey.sql.Inserts.either;
import static io.duplicatekey.sql.Inserts.given;
import static io.duplicatekey.sql.Inserts.literal;
import static io.duplicatekey.sql.Inserts.old;
import static io.duplicatekey.sql.Inserts.operation;
import static io.duplicatekey.sql.Inserts.parameter;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * The exact SQL of expressions.
 */
class ExpressionWriterTests {

	private static final Expression A = old("a");

	private static final Expression B = given("b");

	private static Fragment write(Expression expression) {
		return new ExpressionWriter(new Names(new TableName(null, "t"), RowReference.ALIAS)).write(expression);
	}

	static Stream<Arguments> operations() {
		return Stream.of(Arguments.of(operation(Operator.ADD, A, B), "`t`.`a` + `new`.`b`"),
				Arguments.of(operation(Operator.SUBTRACT, A, B), "`t`.`a` - `new`.`b`"),
				Arguments.of(operation(Operator.MULTIPLY, A, B), "`t`.`a` * `new`.`b`"),
				Arguments.of(operation(Operator.DIVIDE, A, B), "`t`.`a` / `new`.`b`"),
				Arguments.of(operation(Operator.MODULO, A, B), "`t`.`a` % `new`.`b`"),
				Arguments.of(operation(Operator.NEGATE, A), "-(`t`.`a`)"),
				Arguments.of(operation(Operator.EQUAL, A, B), "`t`.`a` <=> `new`.`b`"),
				Arguments.of(operation(Operator.NOT_EQUAL, A, B), "NOT (`t`.`a` <=> `new`.`b`)"),
				Arguments.of(operation(Operator.LESS, A, B), "`t`.`a` < `new`.`b`"),
				Arguments.of(operation(Operator.LESS_OR_EQUAL, A, B), "`t`.`a` <= `new`.`b`"),
				Arguments.of(operation(Operator.GREATER, A, B), "`t`.`a` > `new`.`b`"),
				Arguments.of(operation(Operator.GREATER_OR_EQUAL, A, B), "`t`.`a` >= `new`.`b`"),
				Arguments.of(operation(Operator.AND, A, B), "`t`.`a` AND `new`.`b`"),
				Arguments.of(operation(Operator.OR, A, B), "`t`.`a` OR `new`.`b`"),
				Arguments.of(operation(Operator.NOT, A), "NOT (`t`.`a`)"));
	}

	@ParameterizedTest
	@MethodSource("operations")
	void operationIsWritten(Expression expression, String expected) {
		assertThat(write(expression).text()).isEqualTo(expected);
	}

	@Test
	void everyOperatorIsAmongTheTested() {
		assertThat(operations().map((arguments) -> ((Expression.Operation) arguments.get()[0]).operator()))
			.containsExactly(Operator.values());
	}

	@ParameterizedTest
	@EnumSource(mode = Mode.EXCLUDE, names = "NOW")
	void functionHasItsOwnName(Function function) {
		assertThat(write(call(function, A, B)).text()).isEqualTo(function.name() + "(`t`.`a`, `new`.`b`)");
	}

	@Test
	void nowHasMicroseconds() {
		assertThat(write(call(Function.NOW)).text()).isEqualTo("CURRENT_TIMESTAMP(6)");
	}

	@Test
	void conditional() {
		assertThat(write(either(operation(Operator.LESS, A, B), A, literal(0))).text())
			.isEqualTo("IF(`t`.`a` < `new`.`b`, `t`.`a`, 0)");
	}

	@Test
	void nestedOperationsAreInParentheses() {
		Expression sum = operation(Operator.ADD, A, B);
		Expression product = operation(Operator.MULTIPLY, A, operation(Operator.NEGATE, sum));
		assertThat(write(operation(Operator.OR, operation(Operator.NOT, product), operation(Operator.EQUAL, sum, B)))
			.text()).isEqualTo("(NOT (`t`.`a` * (-(`t`.`a` + `new`.`b`)))) OR ((`t`.`a` + `new`.`b`) <=> `new`.`b`)");
	}

	@Test
	void nestedCallsAndConditionalsNeedNoParentheses() {
		assertThat(write(operation(Operator.ADD, call(Function.ABS, A), either(B, A, B))).text())
			.isEqualTo("ABS(`t`.`a`) + IF(`new`.`b`, `t`.`a`, `new`.`b`)");
	}

	@Test
	void negativeNumberMakesNoComment() {
		assertThat(write(operation(Operator.SUBTRACT, A, literal(-5))).text()).isEqualTo("`t`.`a` - (-5)");
		assertThat(write(operation(Operator.NEGATE, literal(-5))).text()).isEqualTo("-(-5)");
	}

	@Test
	void equalityWithNull() {
		assertThat(write(operation(Operator.EQUAL, A, literal(null))).text()).isEqualTo("`t`.`a` IS NULL");
		assertThat(write(operation(Operator.EQUAL, literal(null), A)).text()).isEqualTo("`t`.`a` IS NULL");
		assertThat(write(operation(Operator.NOT_EQUAL, A, literal(null))).text()).isEqualTo("`t`.`a` IS NOT NULL");
		assertThat(write(operation(Operator.NOT_EQUAL, operation(Operator.ADD, A, B), literal(null))).text())
			.isEqualTo("(`t`.`a` + `new`.`b`) IS NOT NULL");
	}

	@Test
	void nullOfAColumnIsBoundBecauseAConverterCanStoreItAsSomethingElse() {
		Expression.Literal literal = new Expression.Literal(null, "a");
		Fragment written = write(operation(Operator.EQUAL, A, literal));
		assertThat(written.text()).isEqualTo("`t`.`a` <=> ?");
		assertThat(written.constants()).containsExactly(literal);
	}

	static Stream<Arguments> writtenLiterals() {
		return Stream.of(Arguments.of(null, "NULL"), Arguments.of(true, "TRUE"), Arguments.of(false, "FALSE"),
				Arguments.of((byte) -1, "-1"), Arguments.of((short) 2, "2"), Arguments.of(3, "3"),
				Arguments.of(Long.MIN_VALUE, "-9223372036854775808"),
				Arguments.of(new BigInteger("18446744073709551615"), "18446744073709551615"),
				Arguments.of(new BigDecimal("12.340"), "12.340"), Arguments.of(new BigDecimal("1E+3"), "1000"),
				Arguments.of(new BigDecimal("1E-7"), "0.0000001"), Arguments.of(1.1, "1.1"), Arguments.of(-0.5, "-0.5"),
				Arguments.of(1e-5, "0.000010"), Arguments.of(1.0E15, "1000000000000000"),
				Arguments.of(1e300, "1.0E300"), Arguments.of(Double.MIN_VALUE, "4.9E-324"),
				// A float is widened: its column compares as the same double.
				Arguments.of(0.1f, "0.10000000149011612"));
	}

	@ParameterizedTest
	@MethodSource("writtenLiterals")
	void literalIsWritten(@Nullable Object value, String expected) {
		Fragment written = write(literal(value));
		assertThat(written.text()).isEqualTo(expected);
		assertThat(written.constants()).isEmpty();
	}

	static Stream<Object> boundLiterals() {
		return Stream.of("'; DROP TABLE t", 'c', new byte[] { 1 }, LocalDate.of(2026, 1, 1), Operator.ADD);
	}

	@ParameterizedTest
	@MethodSource("boundLiterals")
	void literalIsBound(Object value) {
		Expression.Literal literal = new Expression.Literal(value, null);
		assertThat(write(literal)).isEqualTo(new Fragment("?", List.of(literal), Set.of()));
	}

	@Test
	void literalOfAColumnIsBound() {
		Expression.Literal literal = new Expression.Literal(1, "a");
		assertThat(write(literal).text()).isEqualTo("?");
		assertThat(write(literal).constants()).containsExactly(literal);
	}

	@Test
	void parameterIsBound() {
		assertThat(write(parameter("p")).text()).isEqualTo("?");
		assertThat(write(parameter("p")).constants()).containsExactly(new Expression.Parameter("p", null));
	}

	@Test
	void numberThatIsNoneIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> write(literal(Double.NaN)));
		assertThatIllegalArgumentException().isThrownBy(() -> write(literal(Float.POSITIVE_INFINITY)));
	}

	@Test
	void oldValuesAreReadAndNewOnesAreNot() {
		assertThat(write(operation(Operator.ADD, call(Function.ABS, A), B)).reads()).containsExactly("a");
	}

}
