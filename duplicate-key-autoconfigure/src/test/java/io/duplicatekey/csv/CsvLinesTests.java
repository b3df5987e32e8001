package io.duplicatekey.csv;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.duplicatekey.csv.CsvLine.Field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class CsvLinesTests {

	private final CsvSettings settings = new CsvSettings();

	@Test
	void tellsQuotedFieldsFromOthers() {
		assertThat(read("a,\"b\",,\"\",\"say \"\"c\"\", d\"\n"))
			.containsExactly(new CsvLine(1, 1, List.of(new Field("a", false), new Field("b", true),
					new Field("", false), new Field("", true), new Field("say \"c\", d", true))));
	}

	@ParameterizedTest
	@ValueSource(strings = { "\n", "\r\n", "\r" })
	void countsLinesOfTheFile(String end) {
		String text = String.join(end, "a", "\"b", "", "c\"", "", "d", "\"e", "f\"");
		assertThat(read(text)).extracting(CsvLine::first, CsvLine::last)
			.containsExactly(tuple(1, 1), tuple(2, 4), tuple(6, 6), tuple(7, 8));
		assertThat(read(text).get(1).fields()).containsExactly(new Field("b" + end + end + "c", true));
	}

	private static org.assertj.core.groups.Tuple tuple(long first, long last) {
		return org.assertj.core.api.Assertions.tuple(first, last);
	}

	@Test
	void separatorAndQuoteCanBeOthers() {
		this.settings.separator(';').quote('\'');
		assertThat(read("'a;b';\"c\"")).singleElement()
			.extracting(CsvLine::fields)
			.isEqualTo(List.of(new Field("a;b", true), new Field("\"c\"", false)));
	}

	@ParameterizedTest
	@ValueSource(strings = { "UTF-8", "UTF-16BE", "UTF-16LE" })
	void skipsAByteOrderMark(String charset) throws IOException {
		this.settings.charset(Charset.forName(charset));
		assertThat(read(("\uFEFFä").getBytes(charset))).extracting((line) -> line.fields().get(0).text())
			.containsExactly("ä");
	}

	@ParameterizedTest
	@ValueSource(strings = { "a\nb\n\"c\nd\n", "a\nb\n\"c\"d\ne\n" })
	void doesNotGuessWhereABrokenQuoteEnds(String text) {
		assertBroken(text.getBytes(StandardCharsets.UTF_8), 3, "a quote is not closed");
	}

	@Test
	void findsAQuoteThatIsNeverClosedBeforeTheMemoryIsFull() {
		this.settings.longestField(10_000);
		assertBroken(("a\n\"" + "b\n".repeat(100_000)).getBytes(StandardCharsets.UTF_8), 2, "longestField");
	}

	@Test
	void doesNotReplaceWhatIsNotOfTheCharset() {
		assertBroken("a\nü\n".getBytes(StandardCharsets.ISO_8859_1), 1, "bytes that are not UTF-8");
	}

	private void assertBroken(byte[] text, long line, String problem) {
		List<CsvLine> read = new ArrayList<>();
		assertThatExceptionOfType(BrokenCsvException.class)
			.isThrownBy(() -> readInto(read, new ByteArrayInputStream(text)))
			.satisfies((ex) -> assertThat(ex.line().line()).isEqualTo(line))
			.withMessageContaining(problem);
		assertThat(read).hasSize((int) line - 1);
	}

	@Test
	void aFileThatCannotBeReadIsNotItsEnd() {
		InputStream in = new InputStream() {

			private int count;

			@Override
			public int read() throws IOException {
				if (this.count++ > 3) {
					throw new IOException("Disk on fire");
				}
				return 'a';
			}

			@Override
			public int read(byte[] buffer, int offset, int length) throws IOException {
				buffer[offset] = (byte) read();
				return 1;
			}

		};
		assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(() -> readInto(new ArrayList<>(), in))
			.withRootCauseInstanceOf(IOException.class);
	}

	private List<CsvLine> read(String text) {
		return read(text.getBytes(StandardCharsets.UTF_8));
	}

	private List<CsvLine> read(byte[] text) {
		List<CsvLine> lines = new ArrayList<>();
		readInto(lines, new ByteArrayInputStream(text));
		return lines;
	}

	private void readInto(List<CsvLine> into, InputStream in) {
		CsvLines lines = new CsvLines(in, this.settings);
		for (CsvLine line = lines.next(); line != null; line = lines.next()) {
			into.add(line);
		}
	}

}
