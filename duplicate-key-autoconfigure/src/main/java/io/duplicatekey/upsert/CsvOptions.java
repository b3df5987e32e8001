package io.duplicatekey.upsert;

import java.nio.charset.Charset;

import org.springframework.core.convert.ConversionService;

/**
 * What a CSV file looks like, and which column is which property:
 *
 * <pre>{@code
 * upserts.of(Product.class).key("sku").importCsv(file, (csv) -> csv
 *     .separator(';')
 *     .column("Preis", "price")
 *     .ignore("Bemerkung")
 *     .skipBadLines(100));
 * }</pre>
 */
public interface CsvOptions {

	/**
	 * Say how the file is encoded, by default in UTF-8. Bytes that are not of the charset
	 * are an error; a byte order mark is skipped.
	 * @param charset the charset
	 * @return these options
	 */
	CsvOptions charset(Charset charset);

	/**
	 * Say what separates fields, by default a comma.
	 * @param separator the character
	 * @return these options
	 */
	CsvOptions separator(char separator);

	/**
	 * Say what encloses fields that contain separators, line breaks or quotes; inside,
	 * two of it stand for one. By default it is the double quote.
	 * @param quote the character
	 * @return these options
	 */
	CsvOptions quote(char quote);

	/**
	 * Name the columns of a file whose first line is not a header but a row.
	 * @param columns the names in the order of the columns
	 * @return these options
	 */
	CsvOptions header(String... columns);

	/**
	 * Say which property a column is for. Otherwise it is for the one that has its name,
	 * or is mapped to a column of its name, whatever the case and without regard to
	 * {@code _}, {@code -}, {@code .} and spaces. The header must have the column.
	 * @param column the name in the header
	 * @param property the name of the property, with dots for one of an embeddable
	 * ({@code address.city}) and for the id of an associated entity ({@code customer.id})
	 * @return these options
	 */
	CsvOptions column(String column, String property);

	/**
	 * Leave columns out. A column that is neither left out nor a property is an error.
	 * @param columns names in the header, which need not have them
	 * @return these options
	 */
	CsvOptions ignore(String... columns);

	/**
	 * Give a property the same value in each row.
	 * @param property the name of the property, as in {@link #column}
	 * @param value its value, of the property's type or what can be converted to it
	 * @return these options
	 */
	CsvOptions constant(String property, Object value);

	/**
	 * Say what stands for NULL. By default it is the empty text. A quoted field of a text
	 * property is never NULL, but what it says.
	 * @param texts the texts, in place of the default and of what was said before
	 * @return these options
	 */
	CsvOptions nulls(String... texts);

	/**
	 * Leave out lines that are no rows, and report them in {@link CsvResult#badLines()}.
	 * By default one of them makes the import fail. A quote that is never closed, and a
	 * character right after a closing quote, always do, because what is after it cannot
	 * be told.
	 * @param most how many such lines the file may have at most; each is kept in memory
	 * until the import is done
	 * @return these options
	 */
	CsvOptions skipBadLines(int most);

	/**
	 * Say how many bad lines a failed import reports, by default 100, before it stops to
	 * read.
	 * @param most the number, at least 1
	 * @return these options
	 */
	CsvOptions reportBadLines(int most);

	/**
	 * Say how long a field can be, by default 4,194,304 characters. The limit is what
	 * finds a quote that is never closed before the memory is full.
	 * @param characters the number of characters, at least 1
	 * @return these options
	 */
	CsvOptions longestField(int characters);

	/**
	 * Say what makes values of text. By default dates and times are in the format of ISO
	 * 8601 unless a property has {@code @DateTimeFormat}, numbers have digits, a sign, a
	 * decimal point and an exponent unless it has {@code @NumberFormat}, and for the rest
	 * Spring's conversions hold: {@code true}, {@code yes}, {@code on} and {@code 1} are
	 * true, an enum goes by its name.
	 * @param conversionService converts from {@link String}
	 * @return these options
	 */
	CsvOptions conversionService(ConversionService conversionService);

}
