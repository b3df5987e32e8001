package io.duplicatekey.plan;

import java.util.Map;
import java.util.Set;

import org.springframework.expression.ParseException;
import org.springframework.expression.spel.SpelNode;
import org.springframework.expression.spel.standard.SpelExpressionParser;

import io.duplicatekey.InvalidDeclarationException;
import io.duplicatekey.sql.Expression;

/**
 * Reads expressions in the syntax of SpEL. They are parsed and translated; nothing of
 * them is ever evaluated or copied as text.
 */
final class ExpressionReader {

	private final MappedProperties properties;

	private final Map<String, Class<?>> parameters;

	private final Set<String> inserted;

	/**
	 * Create a reader.
	 * @param properties the properties that expressions can name
	 * @param parameters the parameters that they can name
	 * @param inserted the names of the columns that the insert gives a value
	 */
	ExpressionReader(MappedProperties properties, Map<String, Class<?>> parameters, Set<String> inserted) {
		this.properties = properties;
		this.parameters = parameters;
		this.inserted = inserted;
	}

	/**
	 * Read a condition.
	 * @param attribute where it is, for messages
	 * @param text the expression
	 * @return the condition
	 * @throws InvalidDeclarationException if it cannot be read, or is not a condition
	 */
	Expression condition(String attribute, String text) {
		Source source = new Source(this.properties, attribute, text);
		return walk(source).condition(parse(source));
	}

	/**
	 * Read a value.
	 * @param attribute where it is, for messages
	 * @param text the expression
	 * @param target the column that gets the value
	 * @return the value
	 * @throws InvalidDeclarationException if it cannot be read, or is nothing that the
	 * column can hold
	 */
	Expression value(String attribute, String text, MappedColumn target) {
		Source source = new Source(this.properties, attribute, text);
		return walk(source).assigned(parse(source), target);
	}

	private ExpressionWalk walk(Source source) {
		return new ExpressionWalk(source, new RowProperties(source, this.inserted),
				new Constants(source, this.parameters));
	}

	private static SpelNode parse(Source source) {
		try {
			return new SpelExpressionParser().parseRaw(source.text()).getAST();
		}
		catch (ParseException ex) {
			throw source.refuse(Math.max(0, ex.getPosition()), "it cannot be parsed: " + ex.getSimpleMessage(),
					action(source.text()));
		}
		// What the parser throws for operators without an operand, and for blank text.
		catch (IllegalArgumentException | IllegalStateException ex) {
			throw source.refuse(0, "it cannot be parsed: an operand is missing", action(source.text()));
		}
	}

	/**
	 * To SpEL, a bare {@code new} is the beginning of a constructor call.
	 */
	private static String action(String text) {
		String hint = text.matches("(?s)(.*[^\\w#.])?new\\s*\\..*") ? "Write # before new: #new. " : "";
		return hint + Source.ALLOWED;
	}

}
