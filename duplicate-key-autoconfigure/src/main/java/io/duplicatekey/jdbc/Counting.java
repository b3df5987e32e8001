package io.duplicatekey.jdbc;

/**
 * What the caller wants to know about an upsert. Knowing less is faster.
 */
public enum Counting {

	/** Nothing. */
	NONE,

	/** The totals. */
	TOTALS,

	/** What became of each row, and the totals. */
	EACH

}
