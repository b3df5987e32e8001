package io.duplicatekey.behaviour.observed;

import io.duplicatekey.DuplicateKeyViolation;
import io.duplicatekey.DuplicateUniqueKeyException;
import io.duplicatekey.ForConstraint;

@ForConstraint("guests.uk_guests_email")
class GuestExistsException extends DuplicateUniqueKeyException {

	private static final long serialVersionUID = 1L;

	GuestExistsException(DuplicateKeyViolation violation, Throwable cause) {
		super(violation, cause);
	}

}
