package io.duplicatekey.upsert;

/**
 * How often upserts were tried again because another transaction was in their way. Only
 * calls that have a transaction of their own are; see
 * {@code duplicate-key.upsert.retry.max-attempts}.
 */
public interface UpsertRetries {

	/**
	 * How often after a deadlock (error 1213).
	 * @return the number of retries
	 */
	long deadlocks();

	/**
	 * How often after a wait for a lock that took too long (error 1205).
	 * @return the number of retries
	 */
	long lockWaits();

	/**
	 * How often because a row had changed since the transaction began to read (error
	 * 1020, which MariaDB has from 11.6.2 on).
	 * @return the number of retries
	 */
	long changedRows();

	/**
	 * How often altogether.
	 * @return the sum of all three
	 */
	default long total() {
		return deadlocks() + lockWaits() + changedRows();
	}

}
