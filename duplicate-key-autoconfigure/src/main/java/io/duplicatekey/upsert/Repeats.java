package io.duplicatekey.upsert;

/**
 * What happens with rows of one call that have the same key. Whether two keys are the
 * same is for the server to say, by the columns' collations, so that everything but
 * {@link #APPLY} needs all rows in a temporary table there, whichever way they go.
 */
public enum Repeats {

	/**
	 * Each is written in its turn, as if it came in a call of its own.
	 */
	APPLY,

	/**
	 * The first is written, the others are left out and count as unchanged.
	 */
	KEEP_FIRST,

	/**
	 * The last is written, the others are left out and count as unchanged.
	 */
	KEEP_LAST,

	/**
	 * Nothing is written, and the exception names the rows.
	 */
	REJECT

}
