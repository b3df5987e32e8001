package io.duplicatekey.performance.bulk;

/**
 * What one table of the report is about.
 *
 * @param rows how many rows are written by a call, or by all threads together if that is
 * more than they have to write
 * @param existing how many of a hundred are there already
 * @param threads how many threads write at once
 * @param overlapping whether all threads write the same keys, each in its own order,
 * instead of keys of their own
 * @param delay milliseconds that are added to each round trip
 */
record Cell(int rows, int existing, int threads, boolean overlapping, int delay) {

	/**
	 * How many calls make one sample: single ones of few rows would be lost in the noise.
	 */
	int calls() {
		return (this.rows == 1) ? 200 : Math.max(1, Math.min(20, 2000 / this.rows));
	}

	int total() {
		return this.rows * calls();
	}

	/**
	 * How many rows each thread writes.
	 */
	int share() {
		return total() / this.threads;
	}

	/**
	 * How many keys are written.
	 */
	int keys() {
		return share() * (this.overlapping ? 1 : this.threads);
	}

	/**
	 * Rounds before those that count; more where calls are short.
	 */
	int warmUp() {
		if (this.rows >= 100_000) {
			return 1;
		}
		return (this.rows >= 1000 || this.delay > 0) ? 2 : 5;
	}

	@Override
	public String toString() {
		return String.format("%,d row%s, %d %% existing, %d thread%s%s%s", this.rows, (this.rows != 1) ? "s" : "",
				this.existing, this.threads, (this.threads != 1) ? "s" : "",
				this.overlapping ? " with the same keys" : "",
				(this.delay > 0) ? ", " + this.delay + " ms added to each round trip" : "");
	}

}
