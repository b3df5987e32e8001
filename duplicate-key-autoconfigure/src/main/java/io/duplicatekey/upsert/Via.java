package io.duplicatekey.upsert;

/**
 * How the rows of an upsert get to the server.
 */
public enum Via {

	/**
	 * The way that is fastest for so many rows on the server at hand, of those that store
	 * the same and tell the same. It needs nothing to be switched on, and for thousands
	 * of rows can use {@code LOAD DATA LOCAL} where server and driver both allow it.
	 */
	AUTO,

	/**
	 * Statements of many rows: {@code INSERT ... VALUES (...), (...), ...}. Where only a
	 * statement of one row tells what is asked for, it is that.
	 */
	MULTI_ROW,

	/**
	 * {@code LOAD DATA LOCAL} into a temporary table, and one {@code INSERT ... SELECT}
	 * from there. The server must have {@code local_infile} on and the driver must allow
	 * it, see {@code duplicate-key.upsert.without-local-infile} for when they do not; the
	 * user needs the privilege CREATE TEMPORARY TABLES.
	 */
	LOAD_DATA

}
