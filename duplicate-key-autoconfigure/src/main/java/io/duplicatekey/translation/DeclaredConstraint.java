package io.duplicatekey.translation;

/**
 * A constraint that a declaration of the application names.
 *
 * @param text the name as written: {@code key}, {@code table.key} or
 * {@code schema.table.key}
 * @param where the declaration, for messages
 */
public record DeclaredConstraint(String text, String where) {

	/**
	 * Whether it names a key.
	 * @param schema the schema of the key's table
	 * @param table the key's table
	 * @param key the name of the key
	 * @return whether a violation of that key fits the name
	 */
	public boolean names(String schema, String table, String key) {
		return new ConstraintName(this.text).fit(key, table, schema) > 0;
	}

}
