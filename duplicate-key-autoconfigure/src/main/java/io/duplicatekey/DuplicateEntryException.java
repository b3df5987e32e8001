package io.duplicatekey;

import java.io.Serial;

import org.jspecify.annotations.Nullable;

import org.springframework.dao.DuplicateKeyException;

/**
 * A statement tried to store a key that is already there (MySQL error 1062 and its
 * siblings). It is a Spring {@link DuplicateKeyException} that says which key it was.
 * <p>
 * What arrives is {@link DuplicatePrimaryKeyException} or
 * {@link DuplicateUniqueKeyException} where the key is known, a class of your own where
 * one is mapped to the constraint (see {@link ForConstraint}), and this class itself
 * where the server does not name the key.
 * <p>
 * {@link #getMessage()} never contains the offending value unless
 * {@code duplicate-key.expose-values=true}. The cause is the original error, and the
 * driver's own message there does contain it.
 */
public class DuplicateEntryException extends DuplicateKeyException {

	@Serial
	private static final long serialVersionUID = 1L;

	private final DuplicateKeyViolation violation;

	/**
	 * Create the exception for a violation, with {@link DuplicateKeyViolation#describe()}
	 * as its message. This is the constructor for subclasses to offer.
	 * @param violation which key was violated
	 * @param cause the original error, or {@code null}
	 */
	public DuplicateEntryException(DuplicateKeyViolation violation, @Nullable Throwable cause) {
		super(violation.describe(), cause);
		this.violation = violation;
	}

	/**
	 * Create the exception with a message of your own and the violation of the cause.
	 * @param message the message, or {@code null}
	 * @param cause the original error, or {@code null}; where it is a
	 * {@link DuplicateEntryException}, its violation becomes this exception's, otherwise
	 * the violation is {@linkplain DuplicateKeyViolation#unknown() unknown}
	 */
	public DuplicateEntryException(@Nullable String message, @Nullable Throwable cause) {
		super((message != null) ? message : "Duplicate entry", cause);
		this.violation = (cause instanceof DuplicateEntryException duplicate) ? duplicate.getViolation()
				: DuplicateKeyViolation.unknown();
	}

	/**
	 * Which key was violated.
	 * @return the violation, never {@code null}; what is not known of it is {@code null}
	 * or empty in it
	 */
	public DuplicateKeyViolation getViolation() {
		return this.violation;
	}

}
