package io.duplicatekey.jdbc;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.duplicatekey.upsert.Outcome;
import io.duplicatekey.upsert.UpsertResult.Warning;
import io.duplicatekey.upsert.UpsertResult;

/**
 * Adds up what became of the rows of one call.
 */
final class Tally {

	private final @Nullable RowListener listener;

	private final List<Warning> warnings = new ArrayList<>();

	private long inserted;

	private long updated;

	private long unchanged;

	/**
	 * Create a tally.
	 * @param listener is told of single rows, {@code null} for nobody
	 */
	Tally(@Nullable RowListener listener) {
		this.listener = listener;
	}

	void add(long row, Outcome outcome, @Nullable Long generatedKey) {
		switch (outcome) {
			case INSERTED -> this.inserted++;
			case UPDATED -> this.updated++;
			case UNCHANGED -> this.unchanged++;
		}
		if (this.listener != null) {
			this.listener.written(row, outcome, generatedKey);
		}
	}

	void add(long inserted, long updated, long unchanged) {
		this.inserted += inserted;
		this.updated += updated;
		this.unchanged += unchanged;
	}

	void add(List<Warning> warnings) {
		this.warnings.addAll(warnings);
	}

	List<Warning> warnings() {
		return this.warnings;
	}

	UpsertResult result() {
		return new UpsertResult(this.inserted, this.updated, this.unchanged, this.warnings);
	}

}
