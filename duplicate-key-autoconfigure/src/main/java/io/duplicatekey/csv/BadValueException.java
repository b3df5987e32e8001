package io.duplicatekey.csv;

import java.io.Serial;

/**
 * A field is no value of its property, or a line no row. The message says which column,
 * not what it has.
 */
final class BadValueException extends Exception {

	@Serial
	private static final long serialVersionUID = 1L;

	private final String problem;

	BadValueException(String problem) {
		super(problem, null, false, false);
		this.problem = problem;
	}

	String problem() {
		return this.problem;
	}

}
