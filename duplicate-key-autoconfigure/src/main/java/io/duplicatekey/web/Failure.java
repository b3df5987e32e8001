package io.duplicatekey.web;

import org.jspecify.annotations.Nullable;

import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.log.LogFormatUtils;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ResponseStatus;

import io.duplicatekey.DuplicateEntryException;

/**
 * What left a handler because of a duplicate key: that exception or one that has it as a
 * cause, however deep, as for {@code @ExceptionHandler} methods.
 *
 * @param thrown what left the handler
 * @param duplicate the duplicate key in it
 */
record Failure(Throwable thrown, DuplicateEntryException duplicate) {

	/**
	 * No real chain of causes is longer, and one can lead back to itself.
	 */
	private static final int MAX_DEPTH = 100;

	static @Nullable Failure of(Throwable thrown) {
		Throwable current = thrown;
		for (int depth = 0; current != null && depth < MAX_DEPTH; depth++) {
			if (current instanceof DuplicateEntryException duplicate) {
				return new Failure(thrown, duplicate);
			}
			current = current.getCause();
		}
		return null;
	}

	/**
	 * Whether an exception of the user's says what the answer is to be.
	 */
	boolean hasAStatusOfItsOwn() {
		for (Throwable current = this.thrown; current != null; current = current.getCause()) {
			if (current instanceof ErrorResponse
					|| AnnotatedElementUtils.hasAnnotation(current.getClass(), ResponseStatus.class)) {
				return true;
			}
			if (current == this.duplicate) {
				return false;
			}
		}
		return false;
	}

	/**
	 * Like what Spring's own resolvers log, but without the message of what wraps the
	 * duplicate: it can have the values.
	 */
	String describe() {
		String text = "Resolved [" + LogFormatUtils.formatValue(this.duplicate, -1, true) + "]";
		return (this.thrown != this.duplicate) ? text + ", the cause of " + this.thrown.getClass().getName() : text;
	}

}
