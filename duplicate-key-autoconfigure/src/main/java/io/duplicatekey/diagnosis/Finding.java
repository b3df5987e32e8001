package io.duplicatekey.diagnosis;

import java.util.List;

/**
 * What an examiner knows for certain. No text of it has a value of the user's.
 */
sealed interface Finding {

	/**
	 * Which cause it is about.
	 */
	DuplicateCause cause();

	/**
	 * This is why.
	 *
	 * @param cause the cause
	 * @param description the cause in a sentence or two
	 * @param evidence what proves it, line by line
	 * @param cures what to do, the most likely first
	 */
	record Proven(DuplicateCause cause, String description, List<String> evidence,
			List<Cure> cures) implements Finding {

	}

	/**
	 * This is not why.
	 *
	 * @param cause what it was not
	 * @param why a clause that tells what speaks against it, without a full stop
	 */
	record RuledOut(DuplicateCause cause, String why) implements Finding {

	}

}
