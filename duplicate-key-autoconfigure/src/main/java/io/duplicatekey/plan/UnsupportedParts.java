package io.duplicatekey.plan;

import java.util.Map;

import org.springframework.expression.spel.SpelNode;
import org.springframework.expression.spel.ast.Assign;
import org.springframework.expression.spel.ast.FunctionReference;
import org.springframework.expression.spel.ast.OpDec;
import org.springframework.expression.spel.ast.OpInc;
import org.springframework.expression.spel.ast.OperatorBetween;
import org.springframework.expression.spel.ast.PropertyOrFieldReference;

import io.duplicatekey.InvalidDeclarationException;

/**
 * Says what to write instead of what SpEL has and expressions do not.
 */
final class UnsupportedParts {

	private static final Map<Class<?>, String> HINTS = Map.of(Assign.class, "Compare with ==. ", OperatorBetween.class,
			"Write x >= a and x <= b. ", FunctionReference.class, "Write functions without #. ", OpInc.class,
			"Write + 1. ", OpDec.class, "Write - 1, or put a space between both minus signs. ",
			PropertyOrFieldReference.class,
			"Write #old.x or #new.x for a property, #x for a parameter, and quotes around a text. ");

	private UnsupportedParts() {
	}

	static InvalidDeclarationException refuse(Source source, SpelNode node) {
		return source.refuse(node, "is " + node.toStringAST() + ", which expressions cannot have",
				HINTS.getOrDefault(node.getClass(), "") + Source.ALLOWED);
	}

	/**
	 * What to write instead of a value that does not go with another one.
	 * @param type the type of the other one
	 * @return a sentence
	 */
	static String alike(Class<?> type) {
		Kind kind = Kind.of(type);
		return switch (kind) {
			case NUMBER, TEXT, BOOLEAN -> "Use " + kind + " there.";
			case ENUM -> "Use a constant of it as a text. " + LiteralText.hint("", type);
			case TIME, OTHER, NULL -> "Use a property or a parameter of type " + type.getSimpleName() + " there."
					+ (LiteralText.canBecome(type) ? " Or a text: " + LiteralText.hint("", type) : "");
		};
	}

}
