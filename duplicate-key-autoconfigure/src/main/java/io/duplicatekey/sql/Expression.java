package io.duplicatekey.sql;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A value that the server computes. Nothing in it is SQL text, so nothing can be spliced
 * into a statement.
 */
public sealed interface Expression {

	/**
	 * The stored row's value of a column.
	 *
	 * @param column the column's name, without quotes
	 */
	record Old(String column) implements Expression {
	}

	/**
	 * The value of a column that the insert would have stored.
	 *
	 * @param column the column's name, without quotes
	 */
	record New(String column) implements Expression {
	}

	/**
	 * A value that does not come from a row.
	 */
	sealed interface Constant extends Expression {

		/**
		 * The column as which the value is bound.
		 * @return the column's name, {@code null} where the value is bound as its own
		 * type
		 */
		@Nullable String like();

	}

	/**
	 * The value that the given row has for a column, in a statement that inserts none.
	 *
	 * @param column the number of the column in {@link Insert#columns()}
	 * @param like the column's name, without quotes
	 */
	record Given(int column, String like) implements Constant {
	}

	/**
	 * An argument of the call.
	 *
	 * @param name the name of the parameter
	 * @param like the column as which it is bound, {@code null} where it is bound as its
	 * own type
	 */
	record Parameter(String name, @Nullable String like) implements Constant {
	}

	/**
	 * A value that the expression itself holds.
	 *
	 * @param value a number, a boolean, a string, {@code null}, or, with {@code like}, a
	 * value of that column's property
	 * @param like the column as which it is bound, {@code null} where it is written or
	 * bound as its own type
	 */
	record Literal(@Nullable Object value, @Nullable String like) implements Constant {
	}

	/**
	 * Operands with an operator.
	 *
	 * @param operator the operator
	 * @param operands one or two operands, as the operator takes
	 */
	record Operation(Operator operator, List<Expression> operands) implements Expression {
	}

	/**
	 * One of two values.
	 *
	 * @param condition what decides; unknown counts as false
	 * @param then the value if it is true
	 * @param otherwise the value if it is not
	 */
	record Conditional(Expression condition, Expression then, Expression otherwise) implements Expression {
	}

	/**
	 * A call of a function.
	 *
	 * @param function the function
	 * @param arguments its arguments
	 */
	record Call(Function function, List<Expression> arguments) implements Expression {
	}

}
