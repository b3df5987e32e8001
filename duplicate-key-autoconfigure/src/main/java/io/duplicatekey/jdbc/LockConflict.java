package io.duplicatekey.jdbc;

import java.sql.SQLException;

import org.jspecify.annotations.Nullable;

/**
 * What another transaction can do to an upsert that succeeds when it is tried again.
 */
enum LockConflict {

	/** The server has chosen this transaction to break a circle of locks. */
	DEADLOCK(1213),

	/** A lock was not to be had in time. */
	LOCK_WAIT(1205),

	/** A row has changed since the transaction's snapshot, on MariaDB. */
	CHANGED_ROW(1020);

	/**
	 * No chain of causes is longer that was not built to be.
	 */
	private static final int MAX_CAUSES = 100;

	private final int code;

	LockConflict(int code) {
		this.code = code;
	}

	/**
	 * Find the conflict among the causes of a failure.
	 * @return the conflict, {@code null} if it has failed for another reason
	 */
	static @Nullable LockConflict of(Throwable failure) {
		for (LockConflict conflict : values()) {
			if (isCausedBy(failure, conflict.code)) {
				return conflict;
			}
		}
		return null;
	}

	/**
	 * Whether an error of the server is among the causes of a failure.
	 */
	static boolean isCausedBy(Throwable failure, int code) {
		Throwable current = failure;
		for (int i = 0; current != null && i < MAX_CAUSES; i++) {
			if (current instanceof SQLException error && error.getErrorCode() == code) {
				return true;
			}
			current = current.getCause();
		}
		return false;
	}

}
