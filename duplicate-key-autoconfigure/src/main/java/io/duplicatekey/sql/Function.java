package io.duplicatekey.sql;

/**
 * The functions of expressions. The list is closed; each is written under its own name
 * and is there on every MySQL and MariaDB.
 */
public enum Function {

	/** The greatest of two values or more, NULL if one of them is. */
	GREATEST,

	/** The least of two values or more, NULL if one of them is. */
	LEAST,

	/** The first value that is not NULL. */
	COALESCE,

	/** Strings one after the other, NULL if one of them is. */
	CONCAT,

	/** A string in lower case. */
	LOWER,

	/** A string in upper case. */
	UPPER,

	/** A string without spaces at its ends. */
	TRIM,

	/** The length of a string in characters. */
	CHAR_LENGTH,

	/** A number without its sign. */
	ABS,

	/** A number rounded, to a number of decimals if there is a second argument. */
	ROUND,

	/** The largest whole number that is not greater. */
	FLOOR,

	/** The smallest whole number that is not less. */
	CEILING,

	/** NULL if both values are equal, otherwise the first. */
	NULLIF,

	/** The time of the statement, with microseconds. */
	NOW

}
