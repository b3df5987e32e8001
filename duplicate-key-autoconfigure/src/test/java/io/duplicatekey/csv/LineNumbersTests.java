package io.duplicatekey.csv;

import org.junit.jupiter.api.Test;

import io.duplicatekey.upsert.FailedLines;

import static org.assertj.core.api.Assertions.assertThat;

class LineNumbersTests {

	private final LineNumbers numbers = new LineNumbers();

	@Test
	void rowsHaveTheLinesWhereTheyBegan() {
		add(10, 2);
		assertThat(this.numbers.of(3, 5)).extracting(FailedLines::first, FailedLines::last).containsExactly(8L, 12L);
		assertThat(this.numbers.of(3, 3)).hasMessage("line 8 of the CSV file");
	}

	@Test
	void aRangeEndsWithTheLastRow() {
		add(10, 1);
		assertThat(this.numbers.of(8, 10)).extracting(FailedLines::first, FailedLines::last).containsExactly(10L, 11L);
	}

	@Test
	void rowsThatAreLongPastAreSomewhereBefore() {
		add(100_000, 1);
		assertThat(this.numbers.of(99_000, 99_999)).extracting(FailedLines::first, FailedLines::last)
			.containsExactly(99_002L, 100_001L);
		FailedLines past = this.numbers.of(10, 20);
		assertThat(past).isNotNull();
		assertThat(past.first()).isEqualTo(2);
		assertThat(past.last()).isGreaterThanOrEqualTo(22);
	}

	@Test
	void rowsThatWereNotTakenHaveNone() {
		add(3, 1);
		assertThat(this.numbers.of(3, 4)).isNull();
	}

	private void add(int count, int step) {
		for (long i = 0; i < count; i++) {
			this.numbers.add(2 + i * step);
		}
	}

}
