package io.duplicatekey.jdbc;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * What a server says of an insert of several rows.
 *
 * @param records how many rows it was given
 * @param duplicates how many of them had their key there already, where the connection
 * counts found rows; otherwise how many of them changed a stored row
 */
record InsertInfo(long records, long duplicates) {

	/**
	 * The sentence is translated with {@code lc_messages}; its numbers stay in order.
	 */
	private static final Pattern NUMBERS = Pattern
		.compile("\\D{0,100}(\\d{1,9})\\D{1,100}(\\d{1,9})\\D{1,100}\\d{1,9}\\D{0,100}");

	static @Nullable InsertInfo parse(@Nullable String info) {
		Matcher numbers = (info != null) ? NUMBERS.matcher(info) : null;
		return (numbers != null && numbers.matches())
				? new InsertInfo(Long.parseLong(numbers.group(1)), Long.parseLong(numbers.group(2))) : null;
	}

	/**
	 * How many rows were inserted.
	 * @param affected the affected rows
	 * @param foundRows whether the connection counts found rows
	 */
	long inserted(long affected, boolean foundRows) {
		return foundRows ? this.records - this.duplicates : affected - 2 * this.duplicates;
	}

	/**
	 * How many of the rows changed a stored one.
	 * @param affected the affected rows
	 * @param foundRows whether the connection counts found rows
	 */
	long updated(long affected, boolean foundRows) {
		return foundRows ? affected - this.records : this.duplicates;
	}

}
