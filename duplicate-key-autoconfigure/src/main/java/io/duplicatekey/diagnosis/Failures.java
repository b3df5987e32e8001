package io.duplicatekey.diagnosis;

import java.sql.SQLException;

import org.jspecify.annotations.Nullable;

/**
 * Says of a failed look-up what has no values in it: drivers quote the statement, and
 * servers what they could not convert.
 */
final class Failures {

	private Failures() {
	}

	static String describe(@Nullable Throwable failure) {
		if (failure instanceof NotLookedUpException ex) {
			return ex.reason();
		}
		if (failure instanceof SQLException ex) {
			return ex.getClass().getSimpleName() + ", error " + ex.getErrorCode() + ", SQLState " + ex.getSQLState();
		}
		return (failure != null) ? failure.getClass().getName() : "an unknown failure";
	}

}
