package io.duplicatekey.mysql;

import java.io.Serial;

import org.jspecify.annotations.Nullable;

/**
 * Tells which rows of a call were in the statement that failed. It is a suppressed
 * exception of the driver's, which itself stays as it is; it has no stack trace and names
 * no values.
 */
public final class FailedRows extends Exception {

	@Serial
	private static final long serialVersionUID = 1L;

	private final long first;

	private final long last;

	private final String sql;

	/**
	 * Create the marker.
	 * @param first the first row of the statement, counted from 0 within the call
	 * @param last the last row of the statement, the same for a single one
	 * @param sql the statement, with parameters in place of values
	 */
	public FailedRows(long first, long last, String sql) {
		super((first == last) ? "row " + first : "rows " + first + " to " + last, null, false, false);
		this.first = first;
		this.last = last;
		this.sql = sql;
	}

	/**
	 * Find the marker that an exception carries itself; its causes are not looked at.
	 * @param failure the exception
	 * @return the marker, or {@code null} if it carries none
	 */
	public static @Nullable FailedRows of(Throwable failure) {
		for (Throwable suppressed : failure.getSuppressed()) {
			if (suppressed instanceof FailedRows rows) {
				return rows;
			}
		}
		return null;
	}

	/**
	 * The first row of the statement.
	 * @return its number in the call, from 0
	 */
	public long first() {
		return this.first;
	}

	/**
	 * The last row of the statement.
	 * @return its number in the call, from 0
	 */
	public long last() {
		return this.last;
	}

	/**
	 * The statement that failed.
	 * @return its text, with parameters in place of values
	 */
	public String sql() {
		return this.sql;
	}

}
