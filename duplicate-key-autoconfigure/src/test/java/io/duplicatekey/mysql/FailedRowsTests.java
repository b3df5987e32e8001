package io.duplicatekey.mysql;

import java.sql.SQLException;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link FailedRows}.
 */
class FailedRowsTests {

	private static final String SQL = "INSERT INTO t (a) VALUES (?)";

	@Test
	void saysWhichRowsInFewWords() {
		assertThat(new FailedRows(7, 7, SQL)).hasMessage("row 7");
		assertThat(new FailedRows(0, 999, SQL)).hasMessage("rows 0 to 999");
	}

	@Test
	void isNoTrace() {
		FailedRows rows = new FailedRows(7, 7, SQL);
		rows.addSuppressed(new IllegalStateException());
		assertThat(rows.getStackTrace()).isEmpty();
		assertThat(rows.getSuppressed()).isEmpty();
	}

	@Test
	void isFoundAmongWhatAnExceptionSuppressed() {
		SQLException failure = new SQLException("failed");
		assertThat(FailedRows.of(failure)).isNull();
		failure.addSuppressed(new IllegalStateException());
		FailedRows rows = new FailedRows(1, 2, SQL);
		failure.addSuppressed(rows);
		assertThat(FailedRows.of(failure)).isSameAs(rows);
		assertThat(FailedRows.of(new SQLException(failure))).isNull();
	}

}
