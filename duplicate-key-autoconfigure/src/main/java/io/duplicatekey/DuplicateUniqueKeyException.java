package io.duplicatekey;

import java.io.Serial;

import org.jspecify.annotations.Nullable;

/**
 * The violated key is a unique key other than the primary key. Extend this class for an
 * exception of your own and name its constraint with {@link ForConstraint}.
 */
public class DuplicateUniqueKeyException extends DuplicateEntryException {

	@Serial
	private static final long serialVersionUID = 1L;

	/**
	 * Create the exception for a violation.
	 * @param violation which key was violated
	 * @param cause the original error, or {@code null}
	 */
	public DuplicateUniqueKeyException(DuplicateKeyViolation violation, @Nullable Throwable cause) {
		super(violation, cause);
	}

	/**
	 * Create the exception with a message of your own and the violation of the cause.
	 * @param message the message, or {@code null}
	 * @param cause the original error, or {@code null}; see
	 * {@link DuplicateEntryException#DuplicateEntryException(String, Throwable)}
	 */
	public DuplicateUniqueKeyException(@Nullable String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
