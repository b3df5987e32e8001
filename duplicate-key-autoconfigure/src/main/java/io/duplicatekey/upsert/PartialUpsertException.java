package io.duplicatekey.upsert;

import org.springframework.dao.NonTransientDataAccessException;

/**
 * An upsert with {@link Upsert#commitEvery()} failed after rows of it were committed. The
 * cause is the exception that the upsert would have thrown without that.
 */
@SuppressWarnings("serial")
public class PartialUpsertException extends NonTransientDataAccessException {

	private final long committedRows;

	private final UpsertResult committed;

	/**
	 * Create the exception.
	 * @param where the upsert, for the message
	 * @param committedRows how many rows are committed
	 * @param committed what became of these rows
	 * @param cause what failed
	 */
	public PartialUpsertException(String where, long committedRows, UpsertResult committed, Throwable cause) {
		super("%s: the first %d rows are committed, nothing after them; go on with element %d (counted from 0)"
			.formatted(where, committedRows, committedRows), cause);
		this.committedRows = committedRows;
		this.committed = committed;
	}

	/**
	 * How many rows, from the first on, are committed. As many can be skipped when the
	 * same rows are given again.
	 * @return the number of rows
	 */
	public long getCommittedRows() {
		return this.committedRows;
	}

	/**
	 * What became of the committed rows.
	 * @return the totals; zeros where they were not asked for
	 */
	public UpsertResult getCommitted() {
		return this.committed;
	}

}
