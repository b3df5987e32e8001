package io.duplicatekey.jdbc;

import java.util.EnumSet;
import java.util.Set;

import io.duplicatekey.upsert.UpsertForm;
import io.duplicatekey.upsert.UpsertResult;

/**
 * What a call did, as far as it became known without asking: in which forms it wrote, and
 * what became of its rows where somebody wanted them counted. Filled in on the way, by
 * one thread.
 */
public final class UpsertReport {

	private final Set<UpsertForm> forms = EnumSet.noneOf(UpsertForm.class);

	private int retries;

	private long inserted;

	private long updated;

	private long unchanged;

	private long unknown;

	/**
	 * Create a report of nothing.
	 */
	public UpsertReport() {
	}

	/**
	 * Rows are about to be written.
	 * @param form the form in which they are
	 */
	public void chosen(UpsertForm form) {
		this.forms.add(form);
	}

	/**
	 * Rows were written.
	 * @param totals what became of those that were counted
	 * @param rows how many there were
	 */
	public void written(UpsertResult totals, long rows) {
		this.inserted += totals.inserted();
		this.updated += totals.updated();
		this.unchanged += totals.unchanged();
		this.unknown += Math.max(0, rows - totals.total());
	}

	/**
	 * An attempt is made again.
	 */
	public void retried() {
		this.retries++;
	}

	/**
	 * Add what an attempt did.
	 * @param attempt the report of the attempt
	 * @param lasting whether what it wrote is still there, so that its rows count
	 */
	public void add(UpsertReport attempt, boolean lasting) {
		this.forms.addAll(attempt.forms);
		if (lasting) {
			this.inserted += attempt.inserted;
			this.updated += attempt.updated;
			this.unchanged += attempt.unchanged;
			this.unknown += attempt.unknown;
		}
	}

	/**
	 * The forms in which rows were written.
	 * @return the forms, empty if there was nothing to write
	 */
	public Set<UpsertForm> forms() {
		return Set.copyOf(this.forms);
	}

	/**
	 * How often it was tried again.
	 * @return the number of retries
	 */
	public int retries() {
		return this.retries;
	}

	/**
	 * How many rows were inserted.
	 * @return the number, of those that were counted
	 */
	public long inserted() {
		return this.inserted;
	}

	/**
	 * How many rows changed a stored one.
	 * @return the number, of those that were counted
	 */
	public long updated() {
		return this.updated;
	}

	/**
	 * How many rows changed nothing.
	 * @return the number, of those that were counted
	 */
	public long unchanged() {
		return this.unchanged;
	}

	/**
	 * How many rows were written of which nobody asked what became of them.
	 * @return the number
	 */
	public long unknown() {
		return this.unknown;
	}

}
