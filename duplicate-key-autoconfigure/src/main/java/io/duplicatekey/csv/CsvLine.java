package io.duplicatekey.csv;

import java.util.List;

/**
 * A line of a file, or several lines where a quoted field spans them.
 *
 * @param first the number of the first line, from 1
 * @param last the number of the last line
 * @param fields the fields
 */
record CsvLine(long first, long last, List<Field> fields) {

	/**
	 * A field.
	 *
	 * @param text what it says, without quotes
	 * @param quoted whether it was in quotes
	 */
	record Field(String text, boolean quoted) {

	}

}
