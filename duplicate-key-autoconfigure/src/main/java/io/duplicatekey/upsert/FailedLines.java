package io.duplicatekey.upsert;

import java.io.Serial;

import org.jspecify.annotations.Nullable;

/**
 * Tells which lines of a CSV file were in the statement that the server refused: none
 * before the first nor after the last, and maybe not all between them, because rows are
 * sorted by their keys before they are written. It is a suppressed exception of the one
 * that the import throws, which itself is the same as for any other upsert; it has no
 * stack trace and names no values.
 */
public final class FailedLines extends Exception {

	@Serial
	private static final long serialVersionUID = 1L;

	private final long first;

	private final long last;

	/**
	 * Create the marker.
	 * @param first the number of the first line, from 1
	 * @param last the number of the line where the last row begins, the same for one row
	 */
	public FailedLines(long first, long last) {
		super((first == last) ? "line " + first + " of the CSV file"
				: "one of the lines " + first + " to " + last + " of the CSV file", null, false, false);
		this.first = first;
		this.last = last;
	}

	/**
	 * Find the lines that an exception is about.
	 * @param failure what an import threw, or an exception that has it for a cause
	 * @return the lines, or {@code null} if they are not known
	 */
	public static @Nullable FailedLines of(Throwable failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			for (Throwable suppressed : cause.getSuppressed()) {
				if (suppressed instanceof FailedLines lines) {
					return lines;
				}
			}
		}
		return null;
	}

	/**
	 * The first line that can have failed.
	 * @return its number, from 1
	 */
	public long first() {
		return this.first;
	}

	/**
	 * The last line that can have failed.
	 * @return the number of the line where its row begins
	 */
	public long last() {
		return this.last;
	}

}
