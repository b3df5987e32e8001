package io.duplicatekey.translation;

import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.util.Arrays;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.AggregatedBatchUpdateException;

import io.duplicatekey.DuplicateKeyViolation.Rows;
import io.duplicatekey.mysql.FailedRows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * What is read from each pattern of update counts that a driver was seen to give, with
 * the case that makes the answer as narrow as it may be. {@link BatchRowsIT} shows that
 * the patterns are real.
 */
class BatchRowsTests {

	private static final SQLException ERROR = new SQLIntegrityConstraintViolationException("Duplicate entry", "23000",
			1062);

	static Stream<Arguments> patterns() {
		return Stream.of(
				// Connector/J and MariaDB's driver went on after the failure.
				arguments("1 1 -3 1 1 1", new Rows(2, 2)), arguments("-3 1", new Rows(0, 0)),
				arguments("1 0 2 -3 1", new Rows(3, 3)),
				// Two failures: one driver reports the last, the other the first.
				arguments("1 -3 1 -3 1 1", new Rows(1, 3)), arguments("1 -3 -3 1", new Rows(1, 2)),
				arguments("1 -3 1 1 -3", new Rows(1, 4)),
				// The last row failed, or an UPDATE was rewritten in chunks and stopped
				// in one of rows 2 and 3.
				arguments("1 1 -3", new Rows(2, 3)),
				// One row, or an INSERT of two rows was rewritten and stopped.
				arguments("-3", new Rows(0, 1)),
				// Sent in one piece; stopped or not is not told.
				arguments("-3 -3 -3 -3 -3 -3", new Rows(0, 6)),
				// Connector/J stopped.
				arguments("", new Rows(0, 0)), arguments("1 1", new Rows(2, 2)),
				arguments("1 1 -3 -3 -3 -3", new Rows(2, 6)),
				// Connector/J rewrote in chunks, stopped, and counted the failed row.
				arguments("1 1 0", new Rows(2, 3)), arguments("1 1 0 -3", new Rows(2, 4)),
				arguments("0 0 -3", new Rows(1, 3)),
				// Connector/J rewrote an INSERT in chunks and went on.
				arguments("0 0 -3 -3 0 0", new Rows(2, 3)),
				// Connector/J lost count; MariaDB's driver had nothing to count.
				arguments("-1 1 -3 -3 -3 0", new Rows(0, 5)), arguments("1 1 -1 1 1 1", new Rows(0, 5)),
				arguments("1 -2 -3 1", new Rows(0, 3)));
	}

	@ParameterizedTest
	@MethodSource("patterns")
	void readsUpdateCounts(String counts, Rows expected) {
		assertThat(BatchRows.of(batch(parse(counts), ERROR), null)).isEqualTo(expected);
	}

	@Test
	void doesNotBelieveCountsOfAnExceptionWithoutAnError() {
		// MariaDB's driver with disablePipeline, where row 2 failed.
		assertThat(BatchRows.of(new BatchUpdateException(parse("-3 0 0 0 0 0"), ERROR), null))
			.isEqualTo(new Rows(0, 5));
	}

	@Test
	void findsTheBatchBelowOtherExceptions() {
		BatchUpdateException batch = batch(parse("1 -3 1"), batch(parse("1 -3 1"), ERROR));
		assertThat(BatchRows.of(new DuplicateKeyException("wrapped", new IllegalStateException(batch)), null))
			.isEqualTo(new Rows(1, 1));
	}

	@Test
	void saysNothingWithoutABatch() {
		assertThat(BatchRows.of(ERROR, null)).isNull();
		assertThat(BatchRows.of(new BatchUpdateException("no counts", "23000", 1062, (int[]) null, ERROR), null))
			.isNull();
		assertThat(BatchRows.of(new BatchUpdateException(new int[0], ERROR), null)).isNull();
	}

	@Test
	void countsTheRowsOfEarlierParts() {
		BatchUpdateException batch = batch(parse("1 -3 1"), ERROR);
		assertThat(
				BatchRows.of(new AggregatedBatchUpdateException(new int[][] { { 1, 1, 1 }, { 1, 1, 1 } }, batch), null))
			.isEqualTo(new Rows(7, 7));
	}

	@Test
	void saysNothingOfRowsWithSeveralStatements() {
		BatchUpdateException batch = batch(parse("1 -3 1"), ERROR);
		assertThat(BatchRows.of(batch, "INSERT INTO t VALUES (1); INSERT INTO u VALUES (2)")).isNull();
		assertThat(BatchRows.of(batch, "INSERT INTO t VALUES (1);")).isEqualTo(new Rows(1, 1));
	}

	@Test
	void believesWhatAnUpsertSays() {
		SQLException failure = new SQLException("Duplicate entry", "23000", 1062);
		failure.addSuppressed(new FailedRows(1000, 1999, "INSERT INTO t (a) VALUES (?)"));
		assertThat(BatchRows.of(new DuplicateKeyException("wrapped", failure), null)).isEqualTo(new Rows(1000, 1999));
		assertThat(BatchRows.of(failure, "INSERT INTO t VALUES (1); INSERT INTO u VALUES (2)"))
			.isEqualTo(new Rows(1000, 1999));
	}

	@Test
	void saysNothingOfRowsThatAnIntCannotCount() {
		SQLException failure = new SQLException("Duplicate entry", "23000", 1062);
		failure.addSuppressed(new FailedRows(1L << 31, 1L << 31, "INSERT INTO t (a) VALUES (?)"));
		assertThat(BatchRows.of(failure, null)).isNull();
	}

	@Test
	void endsOnACircleOfCauses() {
		Exception one = new Exception();
		Exception other = new Exception(one);
		one.initCause(other);
		assertThat(BatchRows.of(one, null)).isNull();
	}

	private static BatchUpdateException batch(int[] counts, @Nullable Throwable cause) {
		return new BatchUpdateException("Duplicate entry", "23000", 1062, counts, cause);
	}

	private static int[] parse(String counts) {
		return Arrays.stream(counts.split(" "))
			.filter((count) -> !count.isEmpty())
			.mapToInt(Integer::parseInt)
			.toArray();
	}

}
