package io.duplicatekey.upsert;

/**
 * Whether an upsert may go on where it can change or delete rows that were not meant.
 */
public enum Permission {

	/**
	 * Refuse it, with an error that says what could happen.
	 */
	REFUSE,

	/**
	 * Do what MySQL does.
	 */
	ALLOW

}
