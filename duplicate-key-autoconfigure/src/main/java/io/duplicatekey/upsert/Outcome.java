package io.duplicatekey.upsert;

/**
 * What became of one row.
 */
public enum Outcome {

	/**
	 * No row had the key; this one was inserted.
	 */
	INSERTED,

	/**
	 * A row had the key, and is different now.
	 */
	UPDATED,

	/**
	 * A row had the key, and is what it was.
	 */
	UNCHANGED

}
