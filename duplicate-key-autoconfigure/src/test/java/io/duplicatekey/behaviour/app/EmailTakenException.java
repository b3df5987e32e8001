package io.duplicatekey.behaviour.app;

import io.duplicatekey.DuplicateKeyViolation;
import io.duplicatekey.DuplicateUniqueKeyException;
import io.duplicatekey.ForConstraint;

@ForConstraint("users.uk_users_email")
public class EmailTakenException extends DuplicateUniqueKeyException {

	private static final long serialVersionUID = 1L;

	public EmailTakenException(DuplicateKeyViolation violation, Throwable cause) {
		super(violation, cause);
	}

}
