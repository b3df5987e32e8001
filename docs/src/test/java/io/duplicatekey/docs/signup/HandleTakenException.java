package io.duplicatekey.docs.signup;

import io.duplicatekey.DuplicateKeyViolation;
import io.duplicatekey.DuplicateUniqueKeyException;
import io.duplicatekey.ForConstraint;

@ForConstraint("users.uk_users_handle")
public class HandleTakenException extends DuplicateUniqueKeyException {

	public HandleTakenException(DuplicateKeyViolation violation, Throwable cause) {
		super(violation, cause);
	}

}
