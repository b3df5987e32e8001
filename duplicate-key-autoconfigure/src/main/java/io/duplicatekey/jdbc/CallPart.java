package io.duplicatekey.jdbc;

import java.util.function.LongConsumer;

import org.jspecify.annotations.Nullable;

/**
 * Where rows stand in a call that may have more of them.
 *
 * @param first the number within the call of the first row, for messages and listeners
 * @param progress is told after each statement how many rows of the call were handed to
 * the server
 * @param stored is told each time that all rows which were taken are stored
 * @param report is told what was done, {@code null} where nobody wants to know
 */
public record CallPart(long first, LongConsumer progress, Runnable stored, @Nullable UpsertReport report) {

	/**
	 * A call whose progress nobody follows.
	 */
	public static final CallPart WHOLE = new CallPart(0, (rows) -> {
	});

	/**
	 * Create a part of which nobody wants to know what is stored.
	 * @param first the number within the call of the first row
	 * @param progress is told how many rows of the call were handed to the server
	 */
	public CallPart(long first, LongConsumer progress) {
		this(first, progress, () -> {
		}, null);
	}

	/**
	 * A later part of this one.
	 * @param rows how many rows are before it
	 * @return the part
	 */
	public CallPart after(long rows) {
		return new CallPart(this.first + rows, this.progress, this.stored, this.report);
	}

	/**
	 * The same part for somebody else who wants to know what is stored.
	 * @param stored is told each time that all rows which were taken are stored
	 * @return the part
	 */
	public CallPart storing(Runnable stored) {
		return new CallPart(this.first, this.progress, stored, this.report);
	}

	/**
	 * The same part with a report.
	 * @param report is told what was done
	 * @return the part
	 */
	public CallPart reporting(UpsertReport report) {
		return new CallPart(this.first, this.progress, this.stored, report);
	}

}
