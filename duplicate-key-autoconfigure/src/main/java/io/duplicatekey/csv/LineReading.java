package io.duplicatekey.csv;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.core.convert.ConversionService;

/**
 * What the fields of a line are.
 *
 * @param settings the options
 * @param conversions makes values of text
 * @param width how many fields a line has
 * @param columns the columns that are properties
 * @param constants the values of further properties
 */
record LineReading(CsvSettings settings, ConversionService conversions, int width, List<CsvColumn> columns,
		List<Object> constants) {

	/**
	 * Make the values of a row: those of the columns, and after them the constants.
	 * @throws BadValueException if the line is no row
	 */
	@Nullable Object[] valuesOf(CsvLine line) throws BadValueException {
		if (line.fields().size() != this.width) {
			throw new BadValueException("has " + line.fields().size() + " fields instead of " + this.width);
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
		if (!problems.isEmpty()) {
			throw new BadValueException(String.join("; ", problems));
		}
		for (int i = 0; i < this.constants.size(); i++) {
			values[this.columns.size() + i] = this.constants.get(i);
		}
		return values;
	}

}
