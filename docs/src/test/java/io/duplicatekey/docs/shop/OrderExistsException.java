package io.duplicatekey.docs.shop;

import io.duplicatekey.DuplicateKeyViolation;
import io.duplicatekey.DuplicateUniqueKeyException;

public class OrderExistsException extends DuplicateUniqueKeyException {

	public OrderExistsException(DuplicateKeyViolation violation, Throwable cause) {
		super(violation, cause);
	}

}
