package io.duplicatekey.performance;

import java.io.Serial;

import org.jspecify.annotations.Nullable;

import io.duplicatekey.DuplicateKeyViolation;
import io.duplicatekey.DuplicateUniqueKeyException;

/**
 * An exception as users write them.
 */
public class EmailTakenException extends DuplicateUniqueKeyException {

	@Serial
	private static final long serialVersionUID = 1L;

	public EmailTakenException(DuplicateKeyViolation violation, @Nullable Throwable cause) {
		super(violation, cause);
	}

}
