package io.duplicatekey.sample.users;

import java.io.Serial;

import io.duplicatekey.DuplicateKeyViolation;
import io.duplicatekey.DuplicateUniqueKeyException;
import io.duplicatekey.ForConstraint;

/**
 * Another user has the e-mail address. The annotation makes it arrive wherever the key is
 * violated, without a word at the place of the call.
 */
@ForConstraint("users.uk_users_email")
public class EmailTakenException extends DuplicateUniqueKeyException {

	@Serial
	private static final long serialVersionUID = 1L;

	/**
	 * Create the exception.
	 * @param violation which key was violated
	 * @param cause the original error
	 */
	public EmailTakenException(DuplicateKeyViolation violation, Throwable cause) {
		super(violation, cause);
	}

}
