package io.duplicatekey.diagnosis;

import java.sql.SQLException;

import org.jspecify.annotations.Nullable;

/**
 * Looks for one cause. It asks the scene, never the statement's own connection, and takes
 * nothing for granted that the scene does not know.
 */
interface Examiner {

	/**
	 * Look for the cause.
	 * @param scene what is known, and what can be looked up
	 * @return what it is for certain, or is not; {@code null} where it cannot be told
	 * @throws SQLException if a look-up fails or is not possible, which costs no more
	 * than this examiner's answer. Its message is not shown: it can have values
	 */
	@Nullable Finding examine(Scene scene) throws SQLException;

}
