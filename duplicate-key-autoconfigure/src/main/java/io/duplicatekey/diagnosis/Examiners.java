package io.duplicatekey.diagnosis;

import java.util.List;

/**
 * Who looks for which cause, in the order in which they are asked: the first proof wins.
 */
final class Examiners {

	private static final List<String> SOFT_DELETE_COLUMNS = List.of("deleted", "is_deleted", "deleted_at", "deleted_on",
			"deleted_date", "date_deleted", "removed", "removed_at");

	private static final List<Examiner> ALL = List.of(
			// The server remembers few statements, and look-ups are statements.
			new RaceExaminer(),
			// Where the key is not the statement's own, nothing else says much.
			new OtherTableExaminer(), new OtherKeyExaminer(),
			// About the rows that were to be written.
			new SameFlushExaminer(), new PrefixExaminer(), new SameBatchExaminer(),
			// About the numbers of a table.
			new ExhaustedExaminer(), new CounterBehindExaminer(), new ExplicitIdExaminer(), new OtherWriterExaminer(),
			// About the row that is stored.
			new SoftDeletedExaminer(SOFT_DELETE_COLUMNS), new CollationExaminer(),
			// What is left.
			new KeyTakenExaminer());

	private Examiners() {
	}

	static List<Examiner> all() {
		return ALL;
	}

}
