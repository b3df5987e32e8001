package io.duplicatekey.csv;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.core.convert.TypeDescriptor;

import io.duplicatekey.hibernate.EntityField;
import io.duplicatekey.upsert.BadLine;
import io.duplicatekey.upsert.CsvImportException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class CsvRowsTests {

	private final CsvSettings settings = new CsvSettings();

	private final BadLines badLines = new BadLines("Test", this.settings);

	@Test
	void takesLinesOneByOne() {
		CsvRows rows = rows("a,1\nb,2\nc,no\n");
		assertThat(rows.next()).isEqualTo(List.of("a", 1));
		assertThat(rows.next()).isEqualTo(List.of("b", 2));
		assertThat(this.badLines.lines()).as("nothing is read ahead").isEmpty();
	}

	@Test
	void readsOnToFindAllBadLinesAndMakesNoRowsMeanwhile() {
		CsvRows rows = rows("a,1\nb,x\nc,2\nd,y\ne,3\n");
		rows.next();
		CsvImportException failure = catchThrowableOfType(CsvImportException.class, rows::hasNext);
		assertThat(failure.getBadLines()).extracting(BadLine::line).containsExactly(2L, 4L);
		assertThat(failure.isComplete()).isTrue();
	}

	@Test
	void stopsToReadWhenThereAreEnoughForAReport() {
		this.settings.reportBadLines(3);
		CsvImportException failure = catchThrowableOfType(CsvImportException.class, rows("x\n".repeat(50))::hasNext);
		assertThat(failure.getBadLines()).hasSize(3);
		assertThat(failure.isComplete()).isFalse();
		assertThat(failure).hasMessageContaining("was not read any further");
	}

	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3, 4, 5 })
	void everyLineIsARowOrReported(long seed) {
		Random random = new Random(seed);
		List<String> good = List.of("a,1\n", "\"b\nb\",2\r\n", "\"c \"\"\",-3\n", " d , 4\n");
		List<String> bad = List.of("a\n", "a,b,c\n", "a,1.5\r\n", "\"a\n\",x\n");
		List<Boolean> kinds = IntStream.range(0, 500).mapToObj((i) -> random.nextBoolean()).toList();
		String text = kinds.stream()
			.map((kind) -> (kind ? good : bad).get(random.nextInt(4)))
			.collect(Collectors.joining());
		this.settings.skipBadLines(500);
		List<Object> rows = new ArrayList<>();
		rows(text).forEachRemaining(rows::add);
		assertThat(rows).hasSize((int) kinds.stream().filter((kind) -> kind).count());
		assertThat(this.badLines.lines()).hasSize(kinds.size() - rows.size());
		// Between the first and the last line of each there is the reported problem.
		List<String> lines = List.of(text.split("\r?\n"));
		assertThat(this.badLines.lines()).allSatisfy((line) -> {
			String reported = String.join("\n", lines.subList((int) line.line() - 1, (int) line.lastLine()));
			assertThat(bad.stream().map(String::strip)).contains(reported);
		});
	}

	private CsvRows rows(String text) {
		List<CsvColumn> columns = List.of(column(0, String.class), column(1, int.class));
		LineReading reading = new LineReading(this.settings, TextConversion.standard(), 2, columns, List.of());
		CsvLines lines = new CsvLines(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), this.settings);
		return new CsvRows(lines, reading, Arrays::asList, this.badLines);
	}

	private static CsvColumn column(int index, Class<?> type) {
		String name = "column" + index;
		return new CsvColumn(name, index,
				new EntityField(name, name, TypeDescriptor.valueOf(type), !type.isPrimitive(), false, ""));
	}

}
