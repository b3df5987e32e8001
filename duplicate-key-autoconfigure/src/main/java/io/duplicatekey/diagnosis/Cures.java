package io.duplicatekey.diagnosis;

/**
 * What can be done, and where the documentation shows it.
 */
final class Cures {

	static final Cure UPSERT = new Cure("If the stored row should change, write with an @Upsert method of the "
			+ "repository, or with UpsertOperations.", "cure-upsert");

	static final Cure INSERT_IF_ABSENT = new Cure(
			"If the stored row should stay as it is, use "
					+ "@Upsert(onDuplicate = OnDuplicate.KEEP), or findOrInsert of UpsertOperations.",
			"cure-insert-if-absent");

	static final Cure CATCH = new Cure("If it is a mistake of whoever entered it, catch the exception of this key "
			+ "(@ForConstraint or @OnDuplicateKey) and say so.", "cause-key-taken");

	static final Cure RETRY = new Cure("If the decision rests on what was read before, run the transaction once more.",
			"cure-retry");

	static final Cure UPDATE_BY_KEY = new Cure("If the row is known to exist, update it by its key instead.",
			"cure-update-by-key");

	private Cures() {
	}

}
