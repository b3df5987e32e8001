package io.duplicatekey.diagnosis;

import java.util.List;

/**
 * Who looks for which cause, in the order in which they are asked: the first proof wins.
 */
final class Examiners {

	private Examiners() {
	}

	/**
	 * All of them.
	 * @param softDeleteColumns the names of columns that mark a row as deleted
	 * @return the examiners in order
	 */
	static List<Examiner> all(List<String> softDeleteColumns) {
		return List.of(
				// The server remembers few statements, and look-ups are statements.
				new RaceExaminer(),
				// Where the key is not the statement's own, nothing else says much.
				new OtherTableExaminer(), new OtherKeyExaminer(),
				// About the rows that were to be written.
				new SameFlushExaminer(), new PrefixExaminer(), new SameBatchExaminer(),
				// About the numbers of a table.
				new ExhaustedExaminer(), new CounterBehindExaminer(), new ExplicitIdExaminer(),
				new OtherWriterExaminer(),
				// About the row that is stored.
				new SoftDeletedExaminer(softDeleteColumns), new CollationExaminer(),
				// What is left.
				new KeyTakenExaminer());
	}

}
