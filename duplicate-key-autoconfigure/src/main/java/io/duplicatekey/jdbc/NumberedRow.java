package io.duplicatekey.jdbc;

import org.jspecify.annotations.Nullable;

/**
 * A row of a call.
 */
final class NumberedRow {

	private final long number;

	private final @Nullable Object[] values;

	private final long size;

	/**
	 * Create a row.
	 * @param number its number within the call, from 0
	 * @param values its values, in the order of the plan's columns
	 */
	NumberedRow(long number, @Nullable Object[] values) {
		this.number = number;
		this.values = values;
		long size = 0;
		for (Object value : values) {
			size += ValueSize.of(value);
		}
		this.size = size;
	}

	long number() {
		return this.number;
	}

	@Nullable Object[] values() {
		return this.values;
	}

	/**
	 * How many bytes its values take in a packet at most.
	 */
	long size() {
		return this.size;
	}

}
