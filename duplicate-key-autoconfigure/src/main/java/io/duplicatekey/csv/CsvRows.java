package io.duplicatekey.csv;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.duplicatekey.upsert.BadLine;

/**
 * The rows of a file, made one by one.
 */
final class CsvRows implements Iterator<Object> {

	private final CsvLines lines;

	private final LineReading reading;

	private final Function<@Nullable Object[], Object> maker;

	private final BadLines badLines;

	private final LineNumbers numbers = new LineNumbers();

	private @Nullable Object @Nullable [] ahead;

	private boolean ended;

	/**
	 * Create the rows.
	 * @param lines the lines after the header
	 * @param reading says what their fields are
	 * @param maker makes an entity of the values of a line
	 * @param badLines is given the lines that are no rows
	 */
	CsvRows(CsvLines lines, LineReading reading, Function<@Nullable Object[], Object> maker, BadLines badLines) {
		this.lines = lines;
		this.reading = reading;
		this.maker = maker;
		this.badLines = badLines;
	}

	/**
	 * Where the rows were that have been taken.
	 */
	LineNumbers numbers() {
		return this.numbers;
	}

	@Override
	public boolean hasNext() {
		if (this.ahead == null && !this.ended) {
			this.ahead = read();
			this.ended = this.ahead == null;
		}
		return this.ahead != null;
	}

	@Override
	public Object next() {
		@Nullable Object[] values = hasNext() ? this.ahead : null;
		if (values == null) {
			throw new NoSuchElementException();
		}
		this.ahead = null;
		return this.maker.apply(values);
	}

	private @Nullable Object @Nullable [] read() {
		CsvLine line = readLine();
		while (line != null) {
			@Nullable Object[] values = valuesOf(line);
			if (values != null && !this.badLines.areTooMany()) {
				this.numbers.add(line.first());
				return values;
			}
			line = readLine();
		}
		if (this.badLines.areTooMany()) {
			throw this.badLines.exception(true);
		}
		return null;
	}

	private @Nullable CsvLine readLine() {
		try {
			return this.lines.next();
		}
		catch (BrokenCsvException ex) {
			this.badLines.add(ex.line());
			throw this.badLines.exception(false);
		}
	}

	/**
	 * Make the values of a row.
	 * @return the values, {@code null} if the line is no row, which then is reported
	 */
	private @Nullable Object @Nullable [] valuesOf(CsvLine line) {
		try {
			return this.reading.valuesOf(line);
		}
		catch (BadValueException ex) {
			this.badLines.add(new BadLine(line.first(), line.last(), ex.problem()));
			return null;
		}
	}

}
