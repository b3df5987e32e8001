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

	private static final int MANY = 5_000;

	private static final long MAX_BYTES = 8 * 1024 * 1024;

	private final Iterator<@Nullable Object[]> rows;

	private @Nullable KeyOrder order;

	private long number;

	private boolean many;

	private List<NumberedRow> taken;

	private Iterator<NumberedRow> ahead;

	/**
	 * Take the first rows.
	 * @param rows the rows
	 * @param first the number of the first of them within the call
	 */
	ReadAhead(Iterator<@Nullable Object[]> rows, long first) {
		this.rows = rows;
		this.number = first;
		this.taken = take();
		this.ahead = this.taken.iterator();
	}

	private List<NumberedRow> take() {
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
		this.many = taken.size() >= MANY || bytes >= MAX_BYTES;
		return taken;
	}

	/**
	 * Whether so many rows were taken the last time that it pays to prepare for them.
	 */
	boolean areMany() {
		return this.many;
	}

	/**
	 * Whether only one row was taken the last time.
	 */
	boolean isOne() {
		return this.taken.size() == 1;
	}

	/**
	 * Whether there is another of those that were taken at once the last time.
	 */
	boolean hasTaken() {
		return this.ahead.hasNext();
	}

	/**
	 * Sort the rows, of which none must have been given away yet.
	 */
	void sort(KeyOrder order) {
		this.order = order;
		order.sort(this.taken);
		this.ahead = this.taken.iterator();
	}

	@Override
	public boolean hasNext() {
		if (!this.ahead.hasNext()) {
			this.taken = take();
			this.ahead = this.taken.iterator();
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
