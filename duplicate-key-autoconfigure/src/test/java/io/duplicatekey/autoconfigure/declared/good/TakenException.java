package io.duplicatekey.autoconfigure.declared.good;

import io.duplicatekey.DuplicateKeyViolation;
import io.duplicatekey.DuplicateUniqueKeyException;
import io.duplicatekey.ForConstraint;

@SuppressWarnings("serial")
@ForConstraint({ "users.uk_email", "users.uk_handle" })
public class TakenException extends DuplicateUniqueKeyException {

	TakenException(DuplicateKeyViolation violation, Throwable cause) {
		super(violation, cause);
	}

}
