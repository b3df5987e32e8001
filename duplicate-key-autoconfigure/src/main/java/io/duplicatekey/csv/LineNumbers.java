package io.duplicatekey.csv;

import org.jspecify.annotations.Nullable;

import io.duplicatekey.upsert.FailedLines;

/**
 * Remembers in which line each of the last rows began: more rows than a statement can
 * have, which is what fails.
 */
final class LineNumbers {

	/**
	 * A statement has at most that many placeholders.
	 */
	private static final int REMEMBERED = 65_536;

	private final long[] last = new long[REMEMBERED];

	private long first;

	private long count;

	/**
	 * Remember a row.
	 * @param line the number of the line where it begins
	 */
	void add(long line) {
		if (this.count == 0) {
			this.first = line;
		}
		this.last[(int) (this.count++ % REMEMBERED)] = line;
	}

	/**
	 * The lines of rows.
	 * @param firstRow the first row, counted from 0
	 * @param lastRow the last row
	 * @return the lines, or more of them where the rows are long past; {@code null} if
	 * there was no such row
	 */
	@Nullable FailedLines of(long firstRow, long lastRow) {
		long forgotten = Math.max(0, this.count - REMEMBERED);
		if (firstRow >= this.count) {
			return null;
		}
		long from = (firstRow < forgotten) ? this.first : line(firstRow);
		return new FailedLines(from, line(Math.max(forgotten, Math.min(lastRow, this.count - 1))));
	}

	/**
	 * The line of a row.
	 * @param row the row, counted from 0
	 * @return the line, {@code null} where the row is long past
	 */
	@Nullable Long exactly(long row) {
		return (row < this.count && row >= this.count - REMEMBERED) ? line(row) : null;
	}

	private long line(long row) {
		return this.last[(int) (row % REMEMBERED)];
	}

}
