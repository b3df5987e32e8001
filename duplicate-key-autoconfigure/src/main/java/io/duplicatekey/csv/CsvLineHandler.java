package io.duplicatekey.csv;

import java.util.ArrayList;
import java.util.List;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;

/**
 * Makes lines of what FastCSV reads.
 */
final class CsvLineHandler extends AbstractBaseCsvCallbackHandler<CsvLine> {

	private long first;

	private long breaks;

	private List<CsvLine.Field> fields = new ArrayList<>();

	/**
	 * The number of the line where the last record begins that was begun.
	 */
	long line() {
		return this.first;
	}

	@Override
	protected void handleBegin(long startingLineNumber) {
		this.first = startingLineNumber;
		this.breaks = 0;
		this.fields = new ArrayList<>(this.fields.size());
	}

	@Override
	protected void handleField(int number, char[] buffer, int offset, int length, boolean quoted) {
		this.fields.add(new CsvLine.Field(new String(buffer, offset, length), quoted));
		if (quoted) {
			this.breaks += breaksIn(buffer, offset, offset + length);
		}
	}

	private static long breaksIn(char[] buffer, int from, int to) {
		long breaks = 0;
		for (int i = from; i < to; i++) {
			if (buffer[i] == '\r' || (buffer[i] == '\n' && (i == from || buffer[i - 1] != '\r'))) {
				breaks++;
			}
		}
		return breaks;
	}

	@Override
	protected CsvLine buildRecord() {
		return new CsvLine(this.first, this.first + this.breaks, this.fields);
	}

}
