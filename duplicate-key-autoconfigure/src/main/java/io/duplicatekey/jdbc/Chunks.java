package io.duplicatekey.jdbc;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.ToLongFunction;

import org.jspecify.annotations.Nullable;

import io.duplicatekey.sql.Expression;
import io.duplicatekey.sql.OnHit;
import io.duplicatekey.sql.Statement;

/**
 * Cuts rows into what goes into one statement. All chunks but the last have the same
 * number of rows, so that there are no more than two texts, unless rows are so large that
 * they fill the packet before.
 */
final class Chunks {

	private static final int MAX_ROWS = 1000;

	/**
	 * With more, Connector/J silently prepares on its own side.
	 */
	static final int MAX_PARAMETERS = 65_535;

	private final ReadAhead rows;

	private final int maxRows;

	private final long maxBytes;

	private final ToLongFunction<NumberedRow> size;

	private @Nullable NumberedRow pending;

	/**
	 * Create chunks.
	 * @param rows the rows
	 * @param maxRows how many rows a chunk has at most
	 * @param maxBytes how large the rows of a chunk are together at most; a larger one
	 * goes alone
	 * @param size estimates the size of a row
	 */
	Chunks(ReadAhead rows, int maxRows, long maxBytes, ToLongFunction<NumberedRow> size) {
		this.rows = rows;
		this.maxRows = maxRows;
		this.maxBytes = maxBytes;
		this.size = size;
	}

	/**
	 * The chunks of a call.
	 * @param maxAllowedPacket how many bytes a statement can have
	 */
	static Chunks of(ReadAhead rows, UpsertCall call, long maxAllowedPacket) {
		ServerPlan ready = call.ready();
		Statement one = ready.statement(1, false);
		if (call.plan().insert().onHit() instanceof OnHit.Absent) {
			return new Chunks(rows, MAX_ROWS, maxAllowedPacket, (row) -> 0);
		}
		int perRow = Math.max(1, one.rowColumns().size());
		int maxRows = Math.min(MAX_ROWS, (MAX_PARAMETERS - one.constants().size()) / perRow);
		long rest = ready.length();
		for (Expression.Constant constant : one.constants()) {
			rest += ValueSize.of(PreparedUpsert.value(constant, call.arguments()));
		}
		// A quarter for what estimates can miss.
		return new Chunks(rows, Math.max(1, maxRows), maxAllowedPacket / 4 * 3 - rest,
				(row) -> ready.rowLength() + row.size());
	}

	/**
	 * The next rows, none of them from beyond those that were read ahead.
	 * @return a list of its own, empty at the end
	 */
	List<NumberedRow> next() {
		List<NumberedRow> chunk = new ArrayList<>();
		long bytes = 0;
		while (chunk.size() < this.maxRows) {
			NumberedRow row = take();
			if (row == null) {
				break;
			}
			bytes += this.size.applyAsLong(row);
			if (bytes > this.maxBytes && !chunk.isEmpty()) {
				this.pending = row;
				break;
			}
			chunk.add(row);
			if (!this.rows.hasTaken()) {
				break;
			}
		}
		return chunk;
	}

	/**
	 * Whether all rows that were read ahead are in chunks that were given.
	 */
	boolean isBetweenTakes() {
		return this.pending == null && !this.rows.hasTaken();
	}

	private @Nullable NumberedRow take() {
		NumberedRow row = this.pending;
		this.pending = null;
		return (row != null || !this.rows.hasNext()) ? row : this.rows.next();
	}

}
