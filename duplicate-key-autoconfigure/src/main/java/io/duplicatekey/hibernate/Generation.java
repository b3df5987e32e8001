package io.duplicatekey.hibernate;

/**
 * When a value is made, if the user does not give it.
 */
enum Generation {

	/** Never. */
	NONE,

	/** Before each insert. */
	BEFORE,

	/** For updates by Hibernate only, before them or in their statement. */
	UPDATE_ONLY,

	/** By the server, in the statement or on its own. */
	SERVER

}
