package io.duplicatekey.jdbc;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

import org.jspecify.annotations.Nullable;

/**
 * Takes rows from the caller some thousands at a time: so that they can be sorted, and so
 * that whether they are many is known before the first is written.
 */
final class ReadAhead implements Iterator<NumberedRow> {

	/**
	 * So many that most calls are sorted as a whole, so few that they are never the
	 * memory that matters.
	 */
	private static final int MAX_ROWS = 10_000;

	private static final long MAX_BYTES = 8 * 1024 * 1024;

	private final Iterator<@Nullable Object[]> rows;

	private final @Nullable KeyOrder order;

	private long number;

	private Iterator<NumberedRow> ahead;

	private int size;

	/**
	 * Take the first rows.
	 * @param rows the rows
	 * @param first the number of the first of them within the call
	 * @param order sorts them, {@code null} to leave them in their order
	 */
	ReadAhead(Iterator<@Nullable Object[]> rows, long first, @Nullable KeyOrder order) {
		this.rows = rows;
		this.number = first;
		this.order = order;
		this.ahead = take();
	}

	private Iterator<NumberedRow> take() {
		List<NumberedRow> taken = new ArrayList<>();
		long bytes = 0;
		while (taken.size() < MAX_ROWS && bytes < MAX_BYTES && this.rows.hasNext()) {
			NumberedRow row = new NumberedRow(this.number++, this.rows.next());
			taken.add(row);
			bytes += row.size();
		}
		if (this.order != null) {
			this.order.sort(taken);
		}
		this.size = taken.size();
		return taken.iterator();
	}

	/**
	 * How many rows were taken at once the last time.
	 */
	int size() {
		return this.size;
	}

	@Override
	public boolean hasNext() {
		if (!this.ahead.hasNext()) {
			this.ahead = take();
		}
		return this.ahead.hasNext();
	}

	@Override
	public NumberedRow next() {
		if (!hasNext()) {
			throw new NoSuchElementException();
		}
		return this.ahead.next();
	}

}
