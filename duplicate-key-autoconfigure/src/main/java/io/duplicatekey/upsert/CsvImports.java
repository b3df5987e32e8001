package io.duplicatekey.upsert;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * What writes the rows of CSV files: a {@linkplain UpsertOperations.Description
 * described} upsert.
 */
public interface CsvImports {

	/**
	 * Write the rows of a CSV file encoded in UTF-8, with a header and fields separated
	 * by commas, see {@link #importCsv(InputStream, Consumer) the other method}.
	 * @param file the file
	 * @return what became of the rows
	 * @throws java.io.UncheckedIOException if the file cannot be read
	 * @throws CsvImportException if a line is no row
	 * @throws io.duplicatekey.InvalidDeclarationException if the description cannot work
	 * @throws org.springframework.dao.DataAccessException if the database refuses a row
	 */
	default CsvResult importCsv(Path file) {
		return importCsv(file, (options) -> {
		});
	}

	/**
	 * Write the rows of a CSV file, see {@link #importCsv(InputStream, Consumer) the
	 * other method}.
	 * @param file the file
	 * @param options is given the options, to change them
	 * @return what became of the rows
	 * @throws java.io.UncheckedIOException if the file cannot be read
	 * @throws CsvImportException if a line is no row
	 * @throws io.duplicatekey.InvalidDeclarationException if the description or the
	 * options cannot work
	 * @throws org.springframework.dao.DataAccessException if the database refuses a row
	 */
	CsvResult importCsv(Path file, Consumer<CsvOptions> options);

	/**
	 * Write the rows of a CSV file encoded in UTF-8, with a header and fields separated
	 * by commas, see {@link #importCsv(InputStream, Consumer) the other method}.
	 * @param in the file, which is not closed
	 * @return what became of the rows
	 * @throws java.io.UncheckedIOException if the file cannot be read
	 * @throws CsvImportException if a line is no row
	 * @throws io.duplicatekey.InvalidDeclarationException if the description cannot work
	 * @throws org.springframework.dao.DataAccessException if the database refuses a row
	 */
	default CsvResult importCsv(InputStream in) {
		return importCsv(in, (options) -> {
		});
	}

	/**
	 * Write the rows of a CSV file as they are read, so that it can have any size. Each
	 * becomes an entity in which the properties have the values of the columns and the
	 * others what the constructor without arguments gives them. Setters are not needed.
	 * Blank lines are passed over.
	 * <p>
	 * The library FastCSV has to be on the class path: {@code de.siegmar:fastcsv:4.4.0}
	 * or later.
	 * @param in the file, which is not closed
	 * @param options is given the options, to change them
	 * @return what became of the rows
	 * @throws java.io.UncheckedIOException if the file cannot be read
	 * @throws CsvImportException if a line is no row; what was written before it is
	 * rolled back with the transaction
	 * @throws io.duplicatekey.InvalidDeclarationException if the description or the
	 * options cannot work
	 * @throws org.springframework.dao.DataAccessException if the database refuses a row;
	 * {@link FailedLines} says in which lines
	 */
	CsvResult importCsv(InputStream in, Consumer<CsvOptions> options);

}
