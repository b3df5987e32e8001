package io.duplicatekey.jdbc;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link InsertInfo}.
 */
class InsertInfoTests {

	@ParameterizedTest
	@ValueSource(strings = { "Records: 7  Duplicates: 3  Warnings: 0", "&Records: 7  Duplicates: 3  Warnings: 0",
			"Datens\u00e4tze: 7  Duplikate: 3  Warnungen: 2",
			"\u30ec\u30b3\u30fc\u30c9\u6570: 7  \u91cd\u8907\u6570: 3 Warnings: 0" })
	void readsTheNumbersInAnyLanguage(String info) {
		assertThat(InsertInfo.parse(info)).isEqualTo(new InsertInfo(7, 3));
	}

	@ParameterizedTest
	@NullAndEmptySource
	@ValueSource(strings = { "Records: 7", "Rows matched: 7  Changed: 3",
			"Records: 7  Duplicates: 3  Warnings: 0  More: 1", "Records: 99999999999  Duplicates: 3  Warnings: 0" })
	void readsNothingElse(String info) {
		assertThat(InsertInfo.parse(info)).isNull();
	}

	@ParameterizedTest
	@CsvSource({ "2, 3, 2, 10, 5", "1, 0, 0, 1, 0", "0, 1, 0, 2, 1", "0, 0, 1, 1, 1" })
	void countsFoundRows(long inserted, long updated, long unchanged, long affected, long duplicates) {
		InsertInfo info = new InsertInfo(inserted + updated + unchanged, duplicates);
		assertThat(info.inserted(affected, true)).isEqualTo(inserted);
		assertThat(info.updated(affected, true)).isEqualTo(updated);
	}

	@ParameterizedTest
	@CsvSource({ "2, 3, 2, 8, 3", "1, 0, 0, 1, 0", "0, 1, 0, 2, 1", "0, 0, 1, 0, 0" })
	void countsAffectedRows(long inserted, long updated, long unchanged, long affected, long duplicates) {
		InsertInfo info = new InsertInfo(inserted + updated + unchanged, duplicates);
		assertThat(info.inserted(affected, false)).isEqualTo(inserted);
		assertThat(info.updated(affected, false)).isEqualTo(updated);
	}

	@Test
	void longTextsAreNoProblem() {
		assertThat(InsertInfo.parse("x".repeat(1_000_000) + "1")).isNull();
	}

}
