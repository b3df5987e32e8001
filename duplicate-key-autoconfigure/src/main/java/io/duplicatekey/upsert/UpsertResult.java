package io.duplicatekey.upsert;

import java.util.ArrayList;
import java.util.List;

/**
 * What an upsert did. The numbers are exact.
 *
 * @param inserted how many rows were inserted
 * @param updated how many of the given rows changed a stored row; with
 * {@link OnDuplicate#REPLACE} how many took the place of one
 * @param unchanged how many of the given rows changed nothing
 * @param warnings the server's warnings, with {@link OnDuplicate#IGNORE} only
 */
public record UpsertResult(long inserted, long updated, long unchanged, List<Warning> warnings) {

	/**
	 * Create a result.
	 * @param inserted how many rows were inserted
	 * @param updated how many of the given rows changed a stored row
	 * @param unchanged how many of the given rows changed nothing
	 * @param warnings the server's warnings
	 */
	public UpsertResult {
		warnings = List.copyOf(warnings);
	}

	/**
	 * How many rows were inserted or changed.
	 * @return {@code inserted + updated}
	 */
	public long written() {
		return this.inserted + this.updated;
	}

	/**
	 * How many rows were given.
	 * @return the sum of all three
	 */
	public long total() {
		return this.inserted + this.updated + this.unchanged;
	}

	/**
	 * Add the result of another part of the same rows.
	 * @param other what became of that part
	 * @return the sum of both, with the warnings of both
	 */
	public UpsertResult plus(UpsertResult other) {
		List<Warning> both = new ArrayList<>(this.warnings);
		both.addAll(other.warnings);
		return new UpsertResult(this.inserted + other.inserted, this.updated + other.updated,
				this.unchanged + other.unchanged, both);
	}

	/**
	 * A warning of the server, as SHOW WARNINGS has it.
	 *
	 * @param level {@code Warning}, {@code Note} or {@code Error}
	 * @param code the error code, for instance 1062
	 * @param message the text, which can contain values of the row
	 */
	public record Warning(String level, int code, String message) {

	}

}
