package io.duplicatekey.sql;

import java.util.List;

/**
 * Writes expressions. Whatever has an operator is put in parentheses inside another
 * operation, so that precedence, which depends on the SQL mode, never matters.
 */
final class ExpressionWriter {

	private final Names names;

	private final java.util.function.Function<String, Fragment> given;

	ExpressionWriter(Names names) {
		this(names, (column) -> Fragment.sql(names.newValue(column)));
	}

	/**
	 * Create a writer.
	 * @param given writes the new row's value of a column
	 */
	ExpressionWriter(Names names, java.util.function.Function<String, Fragment> given) {
		this.names = names;
		this.given = given;
	}

	Fragment oldValue(String column) {
		return Fragment.old(this.names.oldValue(column), column);
	}

	/**
	 * The negation, NULL where the condition is.
	 */
	Fragment not(Fragment condition) {
		return Fragment.of(this.names.isSharded() ? "(%s) = 0" : "NOT (%s)", condition);
	}

	Fragment write(Expression expression) {
		if (expression instanceof Expression.Old old) {
			return oldValue(old.column());
		}
		if (expression instanceof Expression.New given) {
			return this.given.apply(given.column());
		}
		if (expression instanceof Expression.Constant constant) {
			return constant(constant);
		}
		if (expression instanceof Expression.Conditional conditional) {
			return Fragment.of("IF(%s, %s, %s)", write(conditional.condition()), write(conditional.then()),
					write(conditional.otherwise()));
		}
		if (expression instanceof Expression.Call call) {
			return call(call);
		}
		return operation((Expression.Operation) expression);
	}

	private static Fragment constant(Expression.Constant constant) {
		if (constant instanceof Expression.Literal literal && literal.like() == null) {
			String text = Literals.text(literal.value());
			if (text != null) {
				return Fragment.sql(text);
			}
		}
		return Fragment.parameter(constant);
	}

	private Fragment call(Expression.Call call) {
		if (call.function() == Function.NOW) {
			return Fragment.sql("CURRENT_TIMESTAMP(6)");
		}
		Fragment arguments = Fragment.join(", ", call.arguments().stream().map(this::write).toList());
		return Fragment.of(call.function().name() + "(%s)", arguments);
	}

	private Fragment operation(Expression.Operation operation) {
		List<Expression> operands = operation.operands();
		return switch (operation.operator()) {
			case ADD -> infix("+", operands);
			case SUBTRACT -> infix("-", operands);
			case MULTIPLY -> infix("*", operands);
			case DIVIDE -> infix("/", operands);
			case MODULO -> infix("%%", operands);
			case LESS -> infix("<", operands);
			case LESS_OR_EQUAL -> infix("<=", operands);
			case GREATER -> infix(">", operands);
			case GREATER_OR_EQUAL -> infix(">=", operands);
			case AND -> infix("AND", operands);
			case OR -> infix("OR", operands);
			case NEGATE -> Fragment.of("-(%s)", write(operands.get(0)));
			case NOT -> not(write(operands.get(0)));
			case EQUAL -> isNullCheck(operands) ? nullCheck(operands, "%s IS NULL") : infix("<=>", operands);
			case NOT_EQUAL ->
				isNullCheck(operands) ? nullCheck(operands, "%s IS NOT NULL") : not(infix("<=>", operands));
		};
	}

	private Fragment infix(String operator, List<Expression> operands) {
		return Fragment.of("%s " + operator + " %s", operand(operands.get(0)), operand(operands.get(1)));
	}

	private static boolean isNullCheck(List<Expression> operands) {
		return operands.stream().anyMatch(ExpressionWriter::isNull);
	}

	private Fragment nullCheck(List<Expression> operands, String template) {
		return Fragment.of(template, operand(operands.get(isNull(operands.get(1)) ? 0 : 1)));
	}

	/**
	 * A NULL of a column is bound: a converter can store it as something else.
	 */
	private static boolean isNull(Expression expression) {
		return expression instanceof Expression.Literal literal && literal.value() == null && literal.like() == null;
	}

	private Fragment operand(Expression expression) {
		Fragment written = write(expression);
		boolean bare = !(expression instanceof Expression.Operation) && !written.text().startsWith("-");
		return bare ? written : Fragment.of("(%s)", written);
	}

}
