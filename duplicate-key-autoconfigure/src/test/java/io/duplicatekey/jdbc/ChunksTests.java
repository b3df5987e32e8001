package io.duplicatekey.jdbc;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Chunks}: rows hold their own size.
 */
class ChunksTests {

	@Test
	void fillsChunksUpToTheNumberOfRows() {
		assertThat(sizes(chunks(3, 1000, 1, 1, 1, 1, 1, 1, 1))).containsExactly(3, 3, 1);
		assertThat(sizes(chunks(3, 1000, 1, 1, 1))).containsExactly(3);
	}

	@Test
	void fillsChunksUpToTheNumberOfBytes() {
		assertThat(sizes(chunks(100, 10, 4, 4, 4, 6, 1, 9))).containsExactly(2, 2, 2);
		assertThat(sizes(chunks(100, 10, 5, 5, 1))).containsExactly(2, 1);
	}

	@Test
	void aRowThatIsTooLargeGoesAlone() {
		assertThat(sizes(chunks(100, 10, 99, 1, 99, 99, 1, 1))).containsExactly(1, 1, 1, 1, 2);
	}

	@Test
	void keepsTheOrder() {
		Chunks chunks = chunks(2, 10, 1, 2, 99, 3, 4, 5);
		List<@Nullable Object> seen = new ArrayList<>();
		for (List<NumberedRow> chunk = chunks.next(); !chunk.isEmpty(); chunk = chunks.next()) {
			chunk.forEach((row) -> seen.add(row.values()[0]));
		}
		assertThat(seen).containsExactly(1, 2, 99, 3, 4, 5);
	}

	@Test
	void isEmptyAtTheEndForGood() {
		Chunks chunks = chunks(2, 10);
		assertThat(chunks.next()).isEmpty();
		assertThat(chunks.next()).isEmpty();
	}

	private static Chunks chunks(int maxRows, long maxBytes, int... sizes) {
		List<@Nullable Object[]> rows = IntStream.of(sizes).mapToObj((size) -> new Object[] { size }).toList();
		return new Chunks(new ReadAhead(rows.iterator(), 0), maxRows, maxBytes, ChunksTests::sizeOf);
	}

	private static int sizeOf(NumberedRow row) {
		return (row.values()[0] instanceof Integer size) ? size : 0;
	}

	private static List<Integer> sizes(Chunks chunks) {
		List<Integer> sizes = new ArrayList<>();
		for (List<NumberedRow> chunk = chunks.next(); !chunk.isEmpty(); chunk = chunks.next()) {
			sizes.add(chunk.size());
		}
		return sizes;
	}

}
