package io.duplicatekey.upsert;

import java.time.Duration;

/**
 * How far an upsert of many rows has come.
 *
 * @param rows how many rows were handed to the server so far
 * @param committed how many of them are committed; 0 where the call is one transaction,
 * until it ends
 * @param elapsed the time since the call began
 */
public record UpsertProgress(long rows, long committed, Duration elapsed) {

	/**
	 * The average speed.
	 * @return rows a second, 0 where no time has passed
	 */
	public double rowsPerSecond() {
		long nanos = this.elapsed.toNanos();
		return (nanos > 0) ? this.rows * 1e9 / nanos : 0;
	}

}
