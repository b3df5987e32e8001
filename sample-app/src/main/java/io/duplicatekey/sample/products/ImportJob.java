package io.duplicatekey.sample.products;

import io.duplicatekey.upsert.UpsertProgress;
import org.jspecify.annotations.Nullable;

/**
 * An import that runs, or has ended.
 */
class ImportJob {

	private final String id;

	private final long lines;

	private volatile long rows;

	private volatile @Nullable ImportOutcome outcome;

	/**
	 * Create a job.
	 * @param id what it is found by
	 * @param lines how many lines its file has, about as many as there will be rows
	 */
	ImportJob(String id, long lines) {
		this.id = id;
		this.lines = lines;
	}

	void advance(UpsertProgress progress) {
		this.rows = progress.rows();
	}

	void end(ImportOutcome outcome) {
		this.outcome = outcome;
	}

	public String getId() {
		return this.id;
	}

	public long getLines() {
		return this.lines;
	}

	public long getRows() {
		return this.rows;
	}

	public @Nullable ImportOutcome getOutcome() {
		return this.outcome;
	}

	public boolean isRunning() {
		return this.outcome == null;
	}

}
