package io.duplicatekey.upsert;

/**
 * What an upsert with {@link Via#LOAD_DATA} does where {@code LOAD DATA LOCAL} is
 * switched off, at the server or in the driver.
 */
public enum WithoutLocalInfile {

	/** It fails, and says how to switch it on. */
	FAIL,

	/** It fills the temporary table by statements of many rows. */
	INSERT

}
