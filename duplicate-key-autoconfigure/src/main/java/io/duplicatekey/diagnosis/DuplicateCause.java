package io.duplicatekey.diagnosis;

/**
 * Why a key was there already.
 */
public enum DuplicateCause {

	/** A row with the very same key is stored, and nothing more can be told. */
	KEY_TAKEN("cause-key-taken"),

	/** The statement gave the AUTO_INCREMENT column a value of its own. */
	EXPLICIT_ID("cause-explicit-id"),

	/** The table's AUTO_INCREMENT counter is behind the greatest id stored. */
	AUTO_INCREMENT_BEHIND("cause-auto-increment-behind"),

	/** The AUTO_INCREMENT column has reached the end of its type. */
	AUTO_INCREMENT_EXHAUSTED("cause-auto-increment-exhausted"),

	/** Another writer, for instance another server, numbers the same ids. */
	OTHER_WRITER("cause-other-writer"),

	/** The keys differ, and are equal to the column's collation. */
	COLLATION("cause-collation"),

	/** The keys differ behind the characters that the index covers. */
	PREFIX("cause-prefix"),

	/** The same key twice in one batch, statement or transaction. */
	SAME_BATCH("cause-same-batch"),

	/** Hibernate inserts before it deletes, both of the same key in one flush. */
	SAME_FLUSH("cause-same-flush"),

	/** Another transaction stored the row between the check and the insert. */
	RACE("cause-race"),

	/** A trigger or a cascade collided in another table than the statement's. */
	OTHER_TABLE("cause-other-table"),

	/** The row is there, and marked as deleted. */
	SOFT_DELETED("cause-soft-deleted"),

	/** IGNORE or ON DUPLICATE KEY UPDATE was there for another key than the violated. */
	OTHER_KEY("cause-other-key"),

	/** What is known does not leave one cause only. */
	NOT_DETERMINED("");

	private final String anchor;

	DuplicateCause(String anchor) {
		this.anchor = anchor;
	}

	/**
	 * Where the documentation explains it.
	 * @return the id of the section in the page error-1062, empty for
	 * {@link #NOT_DETERMINED}
	 */
	public String anchor() {
		return this.anchor;
	}

}
