package io.duplicatekey.upsert;

/**
 * What happens, after an upsert, to entities in the persistence context whose rows it
 * wrote, because they no longer show what is stored.
 */
public enum ManagedCopies {

	/**
	 * Read them again.
	 */
	REFRESH,

	/**
	 * Take them out of the persistence context: later changes to them are not saved.
	 */
	DETACH,

	/**
	 * Clear the whole persistence context.
	 */
	CLEAR

}
