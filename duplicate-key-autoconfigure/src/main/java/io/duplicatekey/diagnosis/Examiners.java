package io.duplicatekey.diagnosis;

import java.util.List;

/**
 * Who looks for which cause, in the order in which they are asked: the first proof wins.
 */
final class Examiners {

	private static final List<String> SOFT_DELETE_COLUMNS = List.of("deleted", "is_deleted", "deleted_at", "deleted_on",
			"deleted_date", "date_deleted", "removed", "removed_at");

	private Examiners() {
	}

	static List<Examiner> all() {
		return List.of(new RaceExaminer(), new SameFlushExaminer(), new PrefixExaminer(), new SameBatchExaminer(),
				new SoftDeletedExaminer(SOFT_DELETE_COLUMNS), new CollationExaminer());
	}

}
