package io.duplicatekey.csv;

import java.io.InputStream;
import java.util.Iterator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

import org.springframework.core.convert.ConversionService;
import org.springframework.util.ClassUtils;

import io.duplicatekey.InvalidDeclarationException;
import io.duplicatekey.hibernate.EntityField;
import io.duplicatekey.hibernate.EntityFields;
import io.duplicatekey.hibernate.EntityMaker;
import io.duplicatekey.mysql.FailedRows;
import io.duplicatekey.upsert.BadLine;
import io.duplicatekey.upsert.CsvImportException;
import io.duplicatekey.upsert.CsvOptions;
import io.duplicatekey.upsert.CsvResult;
import io.duplicatekey.upsert.RepeatedRowsException;
import io.duplicatekey.upsert.FailedLines;
import io.duplicatekey.upsert.UpsertResult;

/**
 * Imports CSV files as entities.
 */
public final class CsvImport {

	private static final String LIBRARY = "de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler";

	private final String where;

	private final CsvSettings settings = new CsvSettings();

	/**
	 * Create an import.
	 * @param where what asks for it, for messages
	 * @param options is given the options, to change them
	 * @throws InvalidDeclarationException if the library that reads CSV is missing
	 */
	public CsvImport(String where, Consumer<CsvOptions> options) {
		if (!ClassUtils.isPresent(LIBRARY, CsvImport.class.getClassLoader())) {
			throw new InvalidDeclarationException(where + ".importCsv needs FastCSV, which is not on the class path.",
					"Add the dependency de.siegmar:fastcsv:4.4.0 or later.");
		}
		this.where = where;
		options.accept(this.settings);
	}

	/**
	 * Import a file.
	 * @param in the file, which is not closed
	 * @param fields the properties of the entity
	 * @param upsert writes the rows, which are made as they are taken; called once the
	 * header has been read
	 * @return what became of the rows
	 * @throws java.io.UncheckedIOException if the file cannot be read
	 * @throws CsvImportException if a line is no row
	 * @throws InvalidDeclarationException if an option names no property
	 */
	public CsvResult run(InputStream in, EntityFields fields, Function<Iterator<Object>, UpsertResult> upsert) {
		ConversionService conversions = (this.settings.conversionService != null) ? this.settings.conversionService
				: TextConversion.standard();
		CsvHeader header = new CsvHeader(this.where, this.settings, conversions, fields.all());
		CsvLines lines;
		int width;
		try {
			lines = new CsvLines(in, this.settings);
			width = readHeader(header, lines);
		}
		catch (BrokenCsvException ex) {
			throw new CsvImportException(this.where, List.of(ex.line()), false);
		}
		Map<EntityField, Object> constants = header.constants();
		BadLines badLines = new BadLines(this.where, this.settings);
		LineReading reading = new LineReading(this.settings, conversions, width, header.columns(),
				List.copyOf(constants.values()));
		List<EntityField> given = Stream
			.concat(header.columns().stream().map(CsvColumn::field), constants.keySet().stream())
			.toList();
		try (EntityMaker maker = fields.maker(given)) {
			CsvRows rows = new CsvRows(lines, reading, maker::make, badLines);
			try {
				return new CsvResult(upsert.apply(rows), badLines.lines());
			}
			catch (RuntimeException ex) {
				locate(ex, rows.numbers());
				locateRepeated(ex, rows.numbers());
				throw ex;
			}
		}
	}

	/**
	 * Read the header, if the file has one.
	 * @return how many columns there are
	 */
	private int readHeader(CsvHeader header, CsvLines lines) {
		if (!this.settings.header.isEmpty()) {
			check(header.read(this.settings.header), 1, 1);
			return this.settings.header.size();
		}
		CsvLine line = lines.next();
		if (line == null) {
			throw new CsvImportException(this.where,
					List.of(new BadLine(1, 1, "there is no header, nor anything else")), true);
		}
		check(header.read(line.fields().stream().map(CsvLine.Field::text).toList()), line.first(), line.last());
		return line.fields().size();
	}

	private void check(List<String> problems, long first, long last) {
		if (!problems.isEmpty()) {
			throw new CsvImportException(this.where,
					problems.stream().map((problem) -> new BadLine(first, last, problem)).toList(), false);
		}
	}

	/**
	 * Say which lines have the same key, as far as they are remembered.
	 */
	private void locateRepeated(RuntimeException failure, LineNumbers numbers) {
		if (failure instanceof RepeatedRowsException repeated) {
			List<BadLine> lines = new ArrayList<>();
			for (List<Long> same : repeated.getRows()) {
				Long first = numbers.exactly(same.get(0));
				for (Long row : same.subList(1, same.size())) {
					Long line = numbers.exactly(row);
					if (first != null && line != null) {
						lines.add(new BadLine(line, line, "it has the same key as line " + first));
					}
				}
			}
			if (!lines.isEmpty()) {
				lines.sort(Comparator.comparingLong(BadLine::line));
				failure.addSuppressed(new CsvImportException(this.where, lines, true));
			}
		}
	}

	/**
	 * Say which lines the server refused.
	 */
	private static void locate(RuntimeException failure, LineNumbers numbers) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			FailedRows rows = FailedRows.of(cause);
			FailedLines lines = (rows != null) ? numbers.of(rows.first(), rows.last()) : null;
			if (lines != null) {
				failure.addSuppressed(lines);
				return;
			}
		}
	}

}
