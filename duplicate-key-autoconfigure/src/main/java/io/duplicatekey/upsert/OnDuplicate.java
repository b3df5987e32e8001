package io.duplicatekey.upsert;

/**
 * What an upsert does with a row whose key is there already.
 */
public enum OnDuplicate {

	/**
	 * Change the stored row: {@code INSERT ... ON DUPLICATE KEY UPDATE}.
	 */
	UPDATE,

	/**
	 * Leave the stored row as it is. Every other error is still an error. An entity that
	 * found its row there keeps its own values besides id, version and times: to save it
	 * afterwards would overwrite the stored ones.
	 */
	KEEP,

	/**
	 * Leave the stored row as it is, and let {@code INSERT IGNORE} make warnings of other
	 * errors too: values that do not fit are changed, rows without a parent are left out.
	 * The warnings are in {@link UpsertResult#warnings()}.
	 */
	IGNORE,

	/**
	 * Delete the stored row and insert the new one: {@code REPLACE}. Columns that the
	 * entity does not map get their defaults, an AUTO_INCREMENT id that is not part of
	 * the key becomes a new one, and foreign keys with {@code ON DELETE CASCADE} delete
	 * what refers to the row, which is why such tables are refused unless
	 * {@link Upsert#cascades()} allows it.
	 */
	REPLACE,

	/**
	 * Insert the row only if none has the key, for a key without a unique index:
	 * {@code INSERT ... SELECT ... WHERE NOT EXISTS}. Two transactions at the same time
	 * can both insert; only a unique index prevents that.
	 */
	IF_ABSENT

}
