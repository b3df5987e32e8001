package io.duplicatekey.plan;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import org.springframework.expression.spel.SpelNode;
import org.springframework.expression.spel.ast.CompoundExpression;
import org.springframework.expression.spel.ast.Elvis;
import org.springframework.expression.spel.ast.Literal;
import org.springframework.expression.spel.ast.MethodReference;
import org.springframework.expression.spel.ast.OpAnd;
import org.springframework.expression.spel.ast.OpDivide;
import org.springframework.expression.spel.ast.OpEQ;
import org.springframework.expression.spel.ast.OpGE;
import org.springframework.expression.spel.ast.OpGT;
import org.springframework.expression.spel.ast.OpLE;
import org.springframework.expression.spel.ast.OpLT;
import org.springframework.expression.spel.ast.OpMinus;
import org.springframework.expression.spel.ast.OpModulus;
import org.springframework.expression.spel.ast.OpMultiply;
import org.springframework.expression.spel.ast.OpNE;
import org.springframework.expression.spel.ast.OpOr;
import org.springframework.expression.spel.ast.OpPlus;
import org.springframework.expression.spel.ast.OperatorNot;
import org.springframework.expression.spel.ast.Ternary;
import org.springframework.expression.spel.ast.VariableReference;

import io.duplicatekey.sql.Expression;
import io.duplicatekey.sql.Function;
import io.duplicatekey.sql.Operator;

/**
 * Walks the tree of one expression. Each part is read knowing which column's value it is
 * compared with or becomes, because that column says how constants are bound.
 */
final class ExpressionWalk {

	private static final Map<Class<?>, Operator> ARITHMETIC = Map.of(OpPlus.class, Operator.ADD, OpMinus.class,
			Operator.SUBTRACT, OpMultiply.class, Operator.MULTIPLY, OpDivide.class, Operator.DIVIDE, OpModulus.class,
			Operator.MODULO);

	private static final Map<Class<?>, Operator> COMPARISONS = Map.of(OpEQ.class, Operator.EQUAL, OpNE.class,
			Operator.NOT_EQUAL, OpLT.class, Operator.LESS, OpLE.class, Operator.LESS_OR_EQUAL, OpGT.class,
			Operator.GREATER, OpGE.class, Operator.GREATER_OR_EQUAL);

	private static final Map<Class<?>, Operator> LOGIC = Map.of(OpAnd.class, Operator.AND, OpOr.class, Operator.OR,
			OperatorNot.class, Operator.NOT);

	private final Source source;

	private final RowProperties rows;

	private final Constants constants;

	private final KindRules rules;

	private final FunctionCalls calls;

	ExpressionWalk(Source source, RowProperties rows, Constants constants) {
		this.source = source;
		this.rows = rows;
		this.constants = constants;
		this.rules = new KindRules(source);
		this.calls = new FunctionCalls(source, this);
	}

	Expression condition(SpelNode node) {
		Typed value = read(node, null);
		if (value.kind() != Kind.BOOLEAN) {
			throw this.source.refuse(node, "is " + value + ", where a condition must be",
					"Compare it with something, as in #new.price != #old.price.");
		}
		MappedColumn column = value.column();
		return (column != null && column.column().text())
				? new Expression.Operation(Operator.EQUAL, List.of(value.expression(), bound(true, column)))
				: value.expression();
	}

	Expression assigned(SpelNode node, MappedColumn target) {
		Typed value = read(node, target);
		Typed old = new Typed(new Expression.Old(target.column().name()), target.type(), target,
				"'" + target.property() + "'");
		if (!value.comparableWith(old)) {
			throw this.source.refuse(node, "is " + value + ", which cannot become the value of " + old,
					UnsupportedParts.alike(target.type()));
		}
		return value.expression();
	}

	Typed read(SpelNode node, @Nullable MappedColumn like) {
		if (node instanceof CompoundExpression property) {
			return this.rows.read(property);
		}
		if (node instanceof VariableReference parameter) {
			return this.constants.parameter(parameter, like);
		}
		if (node instanceof Literal literal) {
			return this.constants.literal(literal, like);
		}
		if (node instanceof Ternary) {
			return conditional(node, like);
		}
		if (node instanceof Elvis) {
			return this.calls.choice(node, Function.COALESCE, like);
		}
		if (node instanceof MethodReference method) {
			return this.calls.read(method, like);
		}
		return operation(node, like);
	}

	private Typed operation(SpelNode node, @Nullable MappedColumn like) {
		Operator comparison = COMPARISONS.get(node.getClass());
		if (comparison != null) {
			return truth(node, comparison, comparison(node, comparison), like);
		}
		Operator logic = LOGIC.get(node.getClass());
		if (logic != null) {
			return truth(node, logic, children(node).stream().map(this::condition).toList(), like);
		}
		Operator arithmetic = ARITHMETIC.get(node.getClass());
		if (arithmetic != null && (node.getChildCount() == 2 || arithmetic == Operator.SUBTRACT)) {
			return arithmetic(node, arithmetic);
		}
		throw UnsupportedParts.refuse(this.source, node);
	}

	private Typed arithmetic(SpelNode node, Operator operator) {
		List<Typed> operands = children(node).stream().map((child) -> read(child, null)).toList();
		if (operator == Operator.ADD && operands.stream().anyMatch((operand) -> operand.kind() == Kind.TEXT)) {
			return concatenation(node, operands);
		}
		for (int i = 0; i < operands.size(); i++) {
			this.rules.require(operands.get(i), node.getChild(i), "where a number must be", Kind.NUMBER);
		}
		Operator written = (operands.size() == 1) ? Operator.NEGATE : operator;
		return new Typed(new Expression.Operation(written, expressions(operands)), BigDecimal.class, null,
				node.toStringAST());
	}

	/**
	 * Several additions of texts are one call.
	 */
	private Typed concatenation(SpelNode node, List<Typed> operands) {
		List<Expression> parts = new ArrayList<>();
		for (int i = 0; i < operands.size(); i++) {
			Typed operand = operands.get(i);
			this.rules.require(operand, node.getChild(i), "which cannot be added to a text", Kind.TEXT, Kind.NUMBER,
					Kind.TIME);
			if (operand.expression() instanceof Expression.Call call && call.function() == Function.CONCAT) {
				parts.addAll(call.arguments());
			}
			else {
				parts.add(operand.expression());
			}
		}
		return new Typed(new Expression.Call(Function.CONCAT, parts), String.class, null, node.toStringAST());
	}

	private List<Expression> comparison(SpelNode node, Operator operator) {
		List<Typed> operands = alike(node, children(node), null);
		if (operator != Operator.EQUAL && operator != Operator.NOT_EQUAL) {
			this.rules.requireOrder(node, operands);
		}
		return expressions(operands);
	}

	/**
	 * A condition as a value: where a column stores true and false in its own way, the
	 * server must not store 1 and 0.
	 */
	private static Typed truth(SpelNode node, Operator operator, List<Expression> operands,
			@Nullable MappedColumn like) {
		Expression condition = new Expression.Operation(operator, operands);
		if (like != null && like.column().text() && Kind.of(like.type()) == Kind.BOOLEAN) {
			return new Typed(new Expression.Conditional(condition, bound(true, like), bound(false, like)),
					Boolean.class, like, node.toStringAST());
		}
		return new Typed(condition, Boolean.class, null, node.toStringAST());
	}

	private static Expression bound(boolean value, MappedColumn like) {
		return new Expression.Literal(value, like.column().name());
	}

	private Typed conditional(SpelNode node, @Nullable MappedColumn like) {
		Expression condition = condition(node.getChild(0));
		List<Typed> branches = alike(node, List.of(node.getChild(1), node.getChild(2)), like);
		Expression expression = new Expression.Conditional(condition, branches.get(0).expression(),
				branches.get(1).expression());
		return choice(node, expression, branches);
	}

	/**
	 * A call whose value is one of its arguments.
	 */
	static Typed choice(SpelNode node, Function function, List<Typed> arguments) {
		return choice(node, new Expression.Call(function, expressions(arguments)), arguments);
	}

	private static Typed choice(SpelNode node, Expression expression, List<Typed> parts) {
		Typed first = parts.stream().filter((part) -> part.kind() != Kind.NULL).findFirst().orElse(parts.get(0));
		return new Typed(expression, first.type(), first.column(), node.toStringAST());
	}

	/**
	 * Read parts that are compared with each other.
	 */
	List<Typed> alike(SpelNode node, List<SpelNode> parts, @Nullable MappedColumn outer) {
		MappedColumn like = (outer != null) ? outer : this.rows.columnOf(parts);
		List<Typed> values = new ArrayList<>();
		for (SpelNode part : parts) {
			Typed value = read(part, like);
			for (Typed other : values) {
				if (!value.comparableWith(other)) {
					throw this.source.refuse(node, "are " + other + " and " + value + ", which cannot be compared",
							UnsupportedParts.alike((like != null) ? like.type() : other.type()));
				}
			}
			values.add(value);
		}
		return values;
	}

	static List<Expression> expressions(List<Typed> values) {
		return values.stream().map(Typed::expression).toList();
	}

	static List<SpelNode> children(SpelNode node) {
		return IntStream.range(0, node.getChildCount()).mapToObj(node::getChild).toList();
	}

}
