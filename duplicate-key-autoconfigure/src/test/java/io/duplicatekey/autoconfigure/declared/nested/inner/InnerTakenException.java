package io.duplicatekey.autoconfigure.declared.nested.inner;

import io.duplicatekey.DuplicateKeyViolation;
import io.duplicatekey.DuplicateUniqueKeyException;
import io.duplicatekey.ForConstraint;

@SuppressWarnings("serial")
@ForConstraint("users.uk_email")
public class InnerTakenException extends DuplicateUniqueKeyException {

	InnerTakenException(DuplicateKeyViolation violation, Throwable cause) {
		super(violation, cause);
	}

}
