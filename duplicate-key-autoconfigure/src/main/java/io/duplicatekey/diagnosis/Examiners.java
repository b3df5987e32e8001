package io.duplicatekey.diagnosis;

import java.util.List;

/**
 * Who looks for which cause, in the order in which they are asked: the first proof wins.
 */
final class Examiners {

	private Examiners() {
	}

	static List<Examiner> all() {
		return List.of();
	}

}
