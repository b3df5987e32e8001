package io.duplicatekey.test;

import io.duplicatekey.DuplicateKeyViolation;
import io.duplicatekey.DuplicateUniqueKeyException;
import io.duplicatekey.ForConstraint;

@ForConstraint("users.uk_users_email")
class TakenException extends DuplicateUniqueKeyException {

	private static final long serialVersionUID = 1L;

	TakenException(DuplicateKeyViolation violation, Throwable cause) {
		super(violation, cause);
	}

}
