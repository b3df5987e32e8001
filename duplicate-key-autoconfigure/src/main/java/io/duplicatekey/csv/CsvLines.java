package io.duplicatekey.csv;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.util.Iterator;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import org.jspecify.annotations.Nullable;

import io.duplicatekey.upsert.BadLine;

/**
 * The lines of a file, blank ones left out. The only class that calls FastCSV.
 */
final class CsvLines {

	private static final int BYTE_ORDER_MARK = '\uFEFF';

	private final CsvSettings settings;

	private final CsvLineHandler handler = new CsvLineHandler();

	private final Iterator<CsvLine> lines;

	/**
	 * Begin to read.
	 * @param in the file, which is not closed
	 * @param settings what it looks like
	 * @throws BrokenCsvException if it is not of its charset
	 * @throws UncheckedIOException if it cannot be read
	 */
	CsvLines(InputStream in, CsvSettings settings) {
		this.settings = settings;
		this.lines = CsvReader.builder()
			.fieldSeparator(settings.separator)
			.quoteCharacter(settings.quote)
			.missingFieldStrategy(FieldMismatchStrategy.IGNORE)
			.extraFieldStrategy(FieldMismatchStrategy.IGNORE)
			.allowUnclosedQuote(false)
			.maxBufferSize(settings.longestField)
			.build(this.handler, reader(in, settings.charset))
			.iterator();
	}

	/**
	 * A decoder of its own, because a reader made with the charset alone would replace
	 * what it cannot decode.
	 */
	private Reader reader(InputStream in, Charset charset) {
		Reader reader = new BufferedReader(new InputStreamReader(in,
				charset.newDecoder()
					.onMalformedInput(CodingErrorAction.REPORT)
					.onUnmappableCharacter(CodingErrorAction.REPORT)));
		try {
			reader.mark(1);
			if (reader.read() != BYTE_ORDER_MARK) {
				reader.reset();
			}
			return reader;
		}
		catch (IOException ex) {
			throw failed(new UncheckedIOException(ex));
		}
	}

	/**
	 * Read a line.
	 * @return the next line, or {@code null} after the last
	 * @throws BrokenCsvException if it cannot be told where a line ends
	 * @throws UncheckedIOException if the file cannot be read
	 */
	@Nullable CsvLine next() {
		try {
			return this.lines.hasNext() ? this.lines.next() : null;
		}
		catch (CsvParseException ex) {
			throw broken("a quote is not closed, is followed by something else than a separator, or has more than "
					+ this.settings.longestField
					+ " characters after it (see longestField); nothing after it can be read");
		}
		catch (UncheckedIOException ex) {
			throw failed(ex);
		}
	}

	/**
	 * The decoder works ahead of the parser, by the sizes of their buffers.
	 */
	private RuntimeException failed(UncheckedIOException failure) {
		return (failure.getCause() instanceof CharacterCodingException)
				? broken("here or within the next 16,384 characters are bytes that are not " + this.settings.charset
						+ " (see charset), after which nothing can be read")
				: failure;
	}

	private BrokenCsvException broken(String problem) {
		long line = Math.max(1, this.handler.line());
		return new BrokenCsvException(new BadLine(line, line, problem));
	}

}
