package io.duplicatekey.diagnosis;

import java.io.Serial;
import java.sql.SQLException;

/**
 * Nothing may be looked up, or nothing more. Its message is ours, and can be shown.
 */
final class NotLookedUpException extends SQLException {

	@Serial
	private static final long serialVersionUID = 1L;

	private final String reason;

	/**
	 * Create it.
	 * @param reason why, as a clause without a full stop
	 */
	NotLookedUpException(String reason) {
		super(reason);
		this.reason = reason;
	}

	String reason() {
		return this.reason;
	}

}
