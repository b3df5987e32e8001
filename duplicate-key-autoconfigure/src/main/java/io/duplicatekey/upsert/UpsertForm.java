package io.duplicatekey.upsert;

/**
 * In which form the rows of an upsert were written, of those that {@link Via} leaves
 * open.
 */
public enum UpsertForm {

	/**
	 * One row, by one statement.
	 */
	SINGLE_ROW,

	/**
	 * Statements of many rows.
	 */
	MULTI_ROW,

	/**
	 * Statements of one row, because only these tell what was asked for.
	 */
	ROW_BY_ROW,

	/**
	 * Inserts into a temporary table, and one statement from there.
	 */
	STAGED,

	/**
	 * {@code LOAD DATA LOCAL} into a temporary table, and one statement from there.
	 */
	LOAD_DATA

}
