package io.duplicatekey.csv;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import org.springframework.core.convert.ConversionService;

import io.duplicatekey.upsert.BadLine;

/**
 * The rows of a file, made one by one.
 */
final class CsvRows implements Iterator<Object> {

	private final CsvLines lines;

	private final int width;

	private final List<CsvColumn> columns;

	private final List<Object> constants;

	private final Function<@Nullable Object[], Object> maker;

	private final CsvSettings settings;

	private final ConversionService conversions;

	private final BadLines badLines;

	private final LineNumbers numbers = new LineNumbers();

	private @Nullable Object @Nullable [] ahead;

	private boolean ended;

	/**
	 * Create the rows.
	 * @param lines the lines after the header
	 * @param width how many fields a line has
	 * @param columns the columns that are properties
	 * @param constants the values of further properties
	 * @param maker makes an entity of the columns' values and the constants
	 * @param settings the options
	 * @param conversions makes values of text
	 * @param badLines is given the lines that are no rows
	 */
	CsvRows(CsvLines lines, int width, List<CsvColumn> columns, List<Object> constants,
			Function<@Nullable Object[], Object> maker, CsvSettings settings, ConversionService conversions,
			BadLines badLines) {
		this.lines = lines;
		this.width = width;
		this.columns = columns;
		this.constants = constants;
		this.maker = maker;
		this.settings = settings;
		this.conversions = conversions;
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
		if (line.fields().size() != this.width) {
			report(line, "has " + line.fields().size() + " fields instead of " + this.width);
			return null;
		}
		@Nullable Object[] values = new Object[this.columns.size() + this.constants.size()];
		List<String> problems = new ArrayList<>(0);
		for (int i = 0; i < this.columns.size(); i++) {
			CsvColumn column = this.columns.get(i);
			try {
				values[i] = column.valueOf(line.fields().get(column.index()), this.settings, this.conversions);
			}
			catch (BadValueException ex) {
				problems.add(ex.problem());
			}
		}
		for (int i = 0; i < this.constants.size(); i++) {
			values[this.columns.size() + i] = this.constants.get(i);
		}
		if (!problems.isEmpty()) {
			report(line, String.join("; ", problems));
			return null;
		}
		return values;
	}

	private void report(CsvLine line, String problem) {
		this.badLines.add(new BadLine(line.first(), line.last(), problem));
	}

}
