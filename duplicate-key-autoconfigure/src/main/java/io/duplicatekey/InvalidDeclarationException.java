package io.duplicatekey;

import java.io.Serial;

/**
 * A declaration of the user's cannot work. It stops the start of the application, and the
 * failure analyzer shows both of its sentences.
 */
public final class InvalidDeclarationException extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	private final String action;

	/**
	 * Create the exception.
	 * @param description what is wrong, and where
	 * @param action what to write instead
	 */
	public InvalidDeclarationException(String description, String action) {
		super(description);
		this.action = action;
	}

	/**
	 * What to write instead.
	 * @return a sentence or more
	 */
	public String getAction() {
		return this.action;
	}

}
