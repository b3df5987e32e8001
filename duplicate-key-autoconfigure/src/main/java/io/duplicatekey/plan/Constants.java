package io.duplicatekey.plan;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import org.springframework.expression.spel.ast.FloatLiteral;
import org.springframework.expression.spel.ast.Literal;
import org.springframework.expression.spel.ast.RealLiteral;
import org.springframework.expression.spel.ast.VariableReference;
import org.springframework.util.ClassUtils;
import org.springframework.util.NumberUtils;

import io.duplicatekey.sql.Expression;

/**
 * Reads literals and parameters. Next to a property they are bound as its column is, so
 * that converters, enums and ids find what is stored.
 */
final class Constants {

	private final Source source;

	private final Map<String, Class<?>> parameters;

	Constants(Source source, Map<String, Class<?>> parameters) {
		this.source = source;
		this.parameters = parameters;
	}

	Typed parameter(VariableReference node, @Nullable MappedColumn like) {
		Class<?> type = type(node);
		String name = node.toStringAST().substring(1);
		Kind kind = Kind.of(type);
		if (like != null && Typed.assignable(type, like.type())) {
			Expression.Parameter parameter = new Expression.Parameter(name, like.column().name());
			return new Typed(parameter, type, like, node.toStringAST());
		}
		if (like != null && (kind != Kind.of(like.type()) || !(kind == Kind.NUMBER || kind == Kind.TEXT))) {
			throw this.source.refuse(node,
					"is " + node.toStringAST() + " of type " + type.getSimpleName() + " next to '" + like.property()
							+ "' of type " + like.type().getSimpleName(),
					"Declare the parameter as " + like.type().getSimpleName() + ".");
		}
		if (kind == Kind.ENUM || kind == Kind.OTHER) {
			throw this.source.refuse(node,
					"is " + node.toStringAST() + " of type " + type.getSimpleName()
							+ ", and nothing says how that is stored",
					"Use it next to a property of that type, as in #old.property == " + node.toStringAST() + ".");
		}
		return new Typed(new Expression.Parameter(name, null), type, null, node.toStringAST());
	}

	private Class<?> type(VariableReference node) {
		String name = node.toStringAST().substring(1);
		if (name.equals("old") || name.equals("new")) {
			throw this.source.refuse(node, "is #" + name + ", which is a whole row",
					"Use one of its properties: #" + name + ".property.");
		}
		Class<?> type = this.parameters.get(name);
		if (type == null) {
			throw this.source.refuse(node, "is #" + name + ", which is no parameter that expressions can use",
					NearestNames.question(name, this.parameters.keySet()) + (this.parameters.isEmpty()
							? "There is none: add it behind the rows." : "The parameters are "
									+ String.join(", ", this.parameters.keySet().stream().sorted().toList()) + "."));
		}
		return type;
	}

	Typed literal(Literal node, @Nullable MappedColumn like) {
		Object value = value(node);
		if (value == null) {
			return new Typed(new Expression.Literal(null, null), Void.class, null, "null");
		}
		Object converted = (like != null) ? convert(node, value, like) : null;
		if (like != null && converted != null) {
			return new Typed(new Expression.Literal(converted, like.column().name()), like.type(), like,
					node.toStringAST());
		}
		return new Typed(new Expression.Literal(value, null), value.getClass(), null, node.toStringAST());
	}

	/**
	 * Fractions are decimals, as they are in SQL, and not doubles.
	 */
	private static @Nullable Object value(Literal node) {
		if (node instanceof RealLiteral || node instanceof FloatLiteral) {
			String text = Objects.requireNonNull(node.getOriginalValue()).replaceFirst("[dDfF]$", "");
			return new BigDecimal(text);
		}
		return node.getLiteralValue().getValue();
	}

	/**
	 * The value as the property has it, {@code null} if it needs no column to be bound.
	 */
	private @Nullable Object convert(Literal node, Object value, MappedColumn like) {
		Kind kind = Kind.of(like.type());
		if (value instanceof Boolean) {
			return (kind == Kind.BOOLEAN) ? value : null;
		}
		if (value instanceof Number number) {
			return (kind == Kind.NUMBER && like.column().text()) ? number(node, number, like) : null;
		}
		if (!LiteralText.canBecome(like.type())) {
			return null;
		}
		try {
			return LiteralText.convert(value.toString(), like.type());
		}
		catch (IllegalArgumentException | DateTimeException ex) {
			throw this.source.refuse(node, "is " + node.toStringAST() + ", which is no value of '" + like.property()
					+ "' of type " + like.type().getSimpleName(), LiteralText.hint(value.toString(), like.type()));
		}
	}

	@SuppressWarnings("unchecked")
	private Number number(Literal node, Number number, MappedColumn like) {
		Class<?> type = ClassUtils.resolvePrimitiveIfNecessary(like.type());
		try {
			return NumberUtils.convertNumberToTargetClass(number, (Class<Number>) type);
		}
		catch (IllegalArgumentException ex) {
			throw this.source.refuse(node, "is " + node.toStringAST() + ", which is no value of '" + like.property()
					+ "' of type " + type.getSimpleName(), "Give it as a parameter of the method.");
		}
	}

}
