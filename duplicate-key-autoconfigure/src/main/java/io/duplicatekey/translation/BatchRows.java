package io.duplicatekey.translation;

import java.sql.BatchUpdateException;
import java.sql.Statement;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.AggregatedBatchUpdateException;

import io.duplicatekey.DuplicateKeyViolation.Rows;
import io.duplicatekey.mysql.FailedRows;

/**
 * Reads from a failed JDBC batch, or a failed upsert, which of its rows failed.
 * <p>
 * Of a batch, update counts are all there is to read, and what they mean differs between
 * drivers and their modes. The rule here was measured on Connector/J and on MariaDB's
 * driver, against MySQL and MariaDB, in every mode that changes how a batch is sent; an
 * integration test repeats the measurement. It holds where a row of the batch is one
 * statement: with {@code allowMultiQueries} and several statements in a row the drivers'
 * counts are those of statements, so nothing is said of such a batch.
 */
final class BatchRows {

	private BatchRows() {
	}

	/**
	 * Tell which rows can have failed with the error that is reported.
	 * @param failure what was thrown, with the batch's exception somewhere among its
	 * causes
	 * @param sql the statement, or {@code null} where it is not known
	 * @return one row where it is certain, otherwise a range that contains it; the last
	 * row of the range can lie one past the end of the batch, whose size is not known
	 * here. {@code null} where there was neither or nothing can be said.
	 */
	static @Nullable Rows of(Throwable failure, @Nullable String sql) {
		FailedRows marked = Causes.first(failure, FailedRows::of);
		if (marked != null) {
			return of(marked);
		}
		if (sql != null && hasSeveralStatements(sql)) {
			return null;
		}
		BatchUpdateException batch = Causes.first(failure, BatchUpdateException.class);
		return (batch != null) ? shift(of(batch), rowsBefore(batch)) : null;
	}

	/**
	 * An upsert says itself which rows were in its statement.
	 */
	private static @Nullable Rows of(FailedRows marked) {
		return (marked.last() <= Integer.MAX_VALUE) ? new Rows((int) marked.first(), (int) marked.last()) : null;
	}

	/**
	 * Said too often rather than too seldom: a semicolon can also be part of a literal.
	 */
	private static boolean hasSeveralStatements(String sql) {
		int semicolon = sql.indexOf(';');
		return semicolon >= 0 && !sql.substring(semicolon + 1).isBlank();
	}

	/**
	 * A {@code JdbcTemplate} can split what it is given into several batches.
	 */
	private static int rowsBefore(BatchUpdateException batch) {
		return (batch instanceof AggregatedBatchUpdateException aggregated)
				? Stream.of(aggregated.getSuccessfulUpdateCounts()).mapToInt((counts) -> counts.length).sum() : 0;
	}

	private static @Nullable Rows shift(@Nullable Rows rows, int by) {
		return (rows != null) ? new Rows(rows.first() + by, rows.last() + by) : null;
	}

	private static @Nullable Rows of(BatchUpdateException batch) {
		int[] counts = batch.getUpdateCounts();
		if (counts == null) {
			return null;
		}
		int first = -1;
		int last = -1;
		boolean counted = !isWithoutError(batch);
		for (int i = 0; i < counts.length; i++) {
			if (counts[i] == Statement.EXECUTE_FAILED) {
				first = (first < 0) ? i : first;
				last = i;
			}
			else if (counts[i] < 0) {
				// Connector/J leaves a -1 where it lost count in a rewritten batch.
				counted = false;
			}
		}
		if (!counted) {
			return (counts.length > 0) ? new Rows(0, counts.length - 1) : null;
		}
		if (first < 0) {
			return stoppedAt(counts);
		}
		if (last < counts.length - 1) {
			// The driver went on after the failure, so it counted every row. With two
			// failures Connector/J reports the last and MariaDB's driver the first.
			return new Rows(first, last);
		}
		return upToTheEnd(counts, first);
	}

	/**
	 * MariaDB's driver with {@code disablePipeline} marks the first row whichever failed;
	 * that exception carries neither code nor state, only its cause does.
	 */
	private static boolean isWithoutError(BatchUpdateException batch) {
		return batch.getErrorCode() == 0 && batch.getSQLState() == null;
	}

	/**
	 * Connector/J with {@code continueBatchOnError=false} gives the counts of the rows
	 * before the failed one. Where it also rewrote the batch it can count the failed row
	 * too, as a row that changed nothing.
	 */
	private static Rows stoppedAt(int[] counts) {
		int next = counts.length;
		return new Rows(isUnchanged(counts, next - 1) ? next - 1 : next, next);
	}

	/**
	 * Failures up to the end are either the end of the batch, or the end of what
	 * Connector/J counted before it stopped, which leaves out the last row of the chunk
	 * that failed and can be off by one at its beginning.
	 */
	private static Rows upToTheEnd(int[] counts, int first) {
		int end = counts.length;
		int begin = end;
		while (begin > 0 && counts[begin - 1] == Statement.EXECUTE_FAILED) {
			begin--;
		}
		if (first < begin) {
			// A row succeeded after one had failed: nothing stopped, all rows are here.
			return new Rows(first, end - 1);
		}
		return new Rows(isUnchanged(counts, begin - 1) ? begin - 1 : begin, end);
	}

	private static boolean isUnchanged(int[] counts, int row) {
		return row >= 0 && counts[row] == 0;
	}

}
