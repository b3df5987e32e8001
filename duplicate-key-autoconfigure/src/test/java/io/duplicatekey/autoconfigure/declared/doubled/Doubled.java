package io.duplicatekey.autoconfigure.declared.doubled;

import io.duplicatekey.DuplicateEntryException;
import io.duplicatekey.ForConstraint;

public interface Doubled {

	@SuppressWarnings("serial")
	@ForConstraint("users.uk_email")
	class One extends DuplicateEntryException {

		One(String message, Throwable cause) {
			super(message, cause);
		}

	}

	@SuppressWarnings("serial")
	@ForConstraint("users.uk_email")
	class Two extends DuplicateEntryException {

		Two(String message, Throwable cause) {
			super(message, cause);
		}

	}

}
