package io.duplicatekey.plan;

import java.util.List;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.duplicatekey.sql.Assignment;
import io.duplicatekey.sql.Expression;

/**
 * Writes expressions so that a test can state them: {@code ~status} behind a constant is
 * the column as which it is bound.
 */
final class Written {

	private Written() {
	}

	static List<String> of(List<Assignment> assignments) {
		return assignments.stream().map((one) -> one.column() + " = " + of(one.value())).toList();
	}

	static String of(Expression expression) {
		if (expression instanceof Expression.Old old) {
			return "old." + old.column();
		}
		if (expression instanceof Expression.New given) {
			return "new." + given.column();
		}
		if (expression instanceof Expression.Parameter parameter) {
			return ":" + parameter.name() + like(parameter.like());
		}
		if (expression instanceof Expression.Literal literal) {
			return value(literal.value()) + like(literal.like());
		}
		if (expression instanceof Expression.Operation operation) {
			return operation.operator() + list(operation.operands());
		}
		if (expression instanceof Expression.Conditional conditional) {
			return "IF" + list(List.of(conditional.condition(), conditional.then(), conditional.otherwise()));
		}
		Expression.Call call = (Expression.Call) expression;
		return call.function() + list(call.arguments());
	}

	private static String list(List<Expression> expressions) {
		return expressions.stream().map(Written::of).collect(Collectors.joining(", ", "(", ")"));
	}

	private static String like(@Nullable String column) {
		return (column != null) ? "~" + column : "";
	}

	private static String value(@Nullable Object value) {
		return (value instanceof String) ? "'" + value + "'" : String.valueOf(value);
	}

}
