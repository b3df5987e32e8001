package io.duplicatekey.behaviour.app;

import io.duplicatekey.DuplicateKeyViolation;
import io.duplicatekey.DuplicateUniqueKeyException;
import io.duplicatekey.ForConstraint;

@ForConstraint("users.uk_users_email")
public class EmailTakenException extends DuplicateUniqueKeyException {

	public EmailTakenException(DuplicateKeyViolation violation, Throwable cause) {
		super(violation, cause);
	}

}
