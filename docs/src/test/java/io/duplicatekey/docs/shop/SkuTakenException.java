package io.duplicatekey.docs.shop;

import io.duplicatekey.DuplicateKeyViolation;
import io.duplicatekey.DuplicateUniqueKeyException;

public class SkuTakenException extends DuplicateUniqueKeyException {

	public SkuTakenException(DuplicateKeyViolation violation, Throwable cause) {
		super(violation, cause);
	}

}
