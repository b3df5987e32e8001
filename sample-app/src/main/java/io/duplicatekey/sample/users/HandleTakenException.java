package io.duplicatekey.sample.users;

import java.io.Serial;

import io.duplicatekey.DuplicateKeyViolation;
import io.duplicatekey.DuplicateUniqueKeyException;

/**
 * Another user has the handle. {@link UserService} says with {@code @OnDuplicateKey} that
 * it is thrown from there, and it is thrown from nowhere else.
 */
public class HandleTakenException extends DuplicateUniqueKeyException {

	@Serial
	private static final long serialVersionUID = 1L;

	/**
	 * Create the exception.
	 * @param violation which key was violated
	 * @param cause the original error
	 */
	public HandleTakenException(DuplicateKeyViolation violation, Throwable cause) {
		super(violation, cause);
	}

}
