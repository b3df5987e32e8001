package io.duplicatekey;

import java.io.Serial;

/**
 * A declaration of the user's cannot work. Where that shows at start, it stops the start
 * of the application, and the failure analyzer shows what is wrong and what to write
 * instead; the message has both, for what shows later.
 */
public final class InvalidDeclarationException extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	private final String description;

	private final String action;

	/**
	 * Create the exception.
	 * @param description what is wrong, and where
	 * @param action what to write instead
	 */
	public InvalidDeclarationException(String description, String action) {
		super(description + (description.endsWith(".") ? " " : ". ") + action);
		this.description = description;
		this.action = action;
	}

	/**
	 * What is wrong, and where.
	 * @return a sentence or more
	 */
	public String getDescription() {
		return this.description;
	}

	/**
	 * What to write instead.
	 * @return a sentence or more
	 */
	public String getAction() {
		return this.action;
	}

}
