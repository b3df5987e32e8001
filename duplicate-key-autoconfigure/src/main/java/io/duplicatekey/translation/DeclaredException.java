package io.duplicatekey.translation;

/**
 * An exception that the application has declared for a constraint.
 *
 * @param constraint the constraint as written: {@code key}, {@code table.key} or
 * {@code schema.table.key}; empty for any
 * @param type the class of the exception
 * @param where the declaration
 */
public record DeclaredException(String constraint, Class<? extends RuntimeException> type, String where) {

	/**
	 * Whether it names a key.
	 * @param schema the schema of the key's table
	 * @param table the key's table
	 * @param key the name of the key
	 * @return whether a violation of that key fits the name
	 */
	public boolean names(String schema, String table, String key) {
		return new ConstraintName(this.constraint).fit(key, table, schema) > 0;
	}

}
