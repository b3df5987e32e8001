package io.duplicatekey.autoconfigure.declared.unfit;

import io.duplicatekey.DuplicateEntryException;
import io.duplicatekey.DuplicateKeyViolation;
import io.duplicatekey.ForConstraint;

@SuppressWarnings("serial")
@ForConstraint("users.uk_email")
public class Unfit extends DuplicateEntryException {

	Unfit() {
		super(DuplicateKeyViolation.unknown(), null);
	}

}
