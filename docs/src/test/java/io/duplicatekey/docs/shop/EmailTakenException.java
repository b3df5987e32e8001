package io.duplicatekey.docs.shop;

import io.duplicatekey.DuplicateKeyViolation;
import io.duplicatekey.DuplicateUniqueKeyException;
import io.duplicatekey.ForConstraint;

// tag::class[]
@ForConstraint("users.uk_users_email")
public class EmailTakenException extends DuplicateUniqueKeyException {

	public EmailTakenException(DuplicateKeyViolation violation, Throwable cause) {
		super(violation, cause);
	}

}
// end::class[]
