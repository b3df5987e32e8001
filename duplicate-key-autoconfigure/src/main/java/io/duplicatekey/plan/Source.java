package io.duplicatekey.plan;

import org.springframework.expression.spel.SpelNode;

import io.duplicatekey.InvalidDeclarationException;

/**
 * An expression as it was written.
 *
 * @param properties makes the errors
 * @param attribute where in the declaration it is, for messages
 * @param text the expression
 */
record Source(MappedProperties properties, String attribute, String text) {

	/**
	 * What expressions can consist of.
	 */
	static final String ALLOWED = "An expression can have #old.property, #new.property, #parameter, literals,"
			+ " + - * / %, == != < <= > >=, and, or, not, a ? b : c, a ?: b, and the functions " + KnownFunction.names()
			+ ".";

	/**
	 * Refuse a part of the expression.
	 * @param node the part
	 * @param problem what is wrong with it
	 * @param action what to write instead
	 * @return the exception
	 */
	InvalidDeclarationException refuse(SpelNode node, String problem, String action) {
		return refuse(node.getStartPosition(), problem, action);
	}

	/**
	 * Refuse the expression at a position.
	 * @param position the index of the character
	 * @param problem what is wrong there
	 * @param action what to write instead
	 * @return the exception
	 */
	InvalidDeclarationException refuse(int position, String problem, String action) {
		return this.properties.refuse(
				this.attribute + " is \"" + this.text + "\", but at character " + (position + 1) + " " + problem + ".",
				action);
	}

}
