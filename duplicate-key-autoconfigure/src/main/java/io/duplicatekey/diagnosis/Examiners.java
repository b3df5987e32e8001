package io.duplicatekey.diagnosis;

import java.util.List;

/**
 * Who looks for which cause, in the order in which they are asked: the first proof wins.
 */
final class Examiners {

	private static final List<Examiner> ALL = List.of(
			// Where the key is not the statement's own, nothing else says much.
			new OtherTableExaminer(), new OtherKeyExaminer(),
			// About the numbers of a table.
			new ExhaustedExaminer(), new CounterBehindExaminer(), new ExplicitIdExaminer(), new OtherWriterExaminer(),
			// What is left.
			new KeyTakenExaminer());

	private Examiners() {
	}

	static List<Examiner> all() {
		return ALL;
	}

}
