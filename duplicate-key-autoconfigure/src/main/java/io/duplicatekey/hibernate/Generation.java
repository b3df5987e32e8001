package io.duplicatekey.hibernate;

/**
 * When a value is made, if the user does not give it.
 */
enum Generation {

	/** Never. */
	NONE,

	/** Before the insert, as far as it is for inserts at all. */
	BEFORE,

	/** Before an update, and not before an insert. */
	BEFORE_UPDATE,

	/** By the server. */
	SERVER

}
