package io.duplicatekey.sample.causes;

import java.io.Serial;

import org.jspecify.annotations.Nullable;

/**
 * A server does not know a cause: what is a duplicate elsewhere is something else there.
 */
class NoDuplicateException extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	NoDuplicateException(String answer, @Nullable Throwable cause) {
		super("This server does not know this cause: it answered %s.".formatted(answer), cause);
	}

}
