package io.duplicatekey.plan;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.expression.spel.SpelNode;
import org.springframework.expression.spel.ast.MethodReference;

import io.duplicatekey.sql.Expression;
import io.duplicatekey.sql.Function;

/**
 * Reads calls of functions.
 */
final class FunctionCalls {

	private final Source source;

	private final ExpressionWalk walk;

	private final KindRules rules;

	/**
	 * Create it.
	 * @param source the expression
	 * @param walk reads the arguments
	 */
	FunctionCalls(Source source, ExpressionWalk walk) {
		this.source = source;
		this.walk = walk;
		this.rules = new KindRules(source);
	}

	Typed read(MethodReference node, @Nullable MappedColumn like) {
		KnownFunction known = KnownFunction.named(node.getName());
		if (known == null) {
			throw this.source.refuse(node, "is the function " + node.getName() + ", which expressions do not have",
					NearestNames.question(node.getName(), KnownFunction.list()) + "The functions are "
							+ KnownFunction.names() + ".");
		}
		if (!known.takes(node.getChildCount())) {
			throw this.source.refuse(node,
					"is " + node.toStringAST() + ", but " + known.written() + " takes " + known.count(),
					"Give it " + known.count() + ".");
		}
		return call(node, known, like);
	}

	/**
	 * A call that chooses by NULL.
	 */
	Typed choice(SpelNode node, Function function, @Nullable MappedColumn like) {
		List<Typed> arguments = this.walk.alike(node, ExpressionWalk.children(node), like);
		this.rules.requireValues(node, arguments);
		return ExpressionWalk.choice(node, function, arguments);
	}

	private Typed call(SpelNode node, KnownFunction known, @Nullable MappedColumn like) {
		Function function = known.function();
		return switch (known.takes()) {
			case ALIKE -> choice(node, function, like);
			case ORDERED -> {
				List<Typed> arguments = this.walk.alike(node, ExpressionWalk.children(node), like);
				this.rules.requireOrder(node, arguments);
				yield ExpressionWalk.choice(node, function, arguments);
			}
			case PRINTABLE ->
				computed(node, function, String.class, arguments(node, known, Kind.TEXT, Kind.NUMBER, Kind.TIME));
			case TEXT -> computed(node, function, (function == Function.CHAR_LENGTH) ? Integer.class : String.class,
					arguments(node, known, Kind.TEXT));
			case NUMBERS -> computed(node, function, BigDecimal.class, arguments(node, known, Kind.NUMBER));
			case NOTHING -> computed(node, function, LocalDateTime.class, List.of());
		};
	}

	private List<Typed> arguments(SpelNode node, KnownFunction known, Kind... kinds) {
		List<Typed> arguments = ExpressionWalk.children(node)
			.stream()
			.map((child) -> this.walk.read(child, null))
			.toList();
		for (int i = 0; i < arguments.size(); i++) {
			this.rules.require(arguments.get(i), node.getChild(i), "which " + known.written() + " cannot take", kinds);
		}
		return arguments;
	}

	private static Typed computed(SpelNode node, Function function, Class<?> type, List<Typed> arguments) {
		return new Typed(new Expression.Call(function, ExpressionWalk.expressions(arguments)), type, null,
				node.toStringAST());
	}

}
