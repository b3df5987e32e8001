package io.duplicatekey.test;

/**
 * Duplicate keys for tests without a database, to throw from mocks:
 *
 * <pre>
 * given(users.save(any()))
 * 	.willThrow(TestDuplicates.uniqueKey("users.uk_users_email")
 * 		.onProperties(User.class, "email")
 * 		.exception(EmailTakenException.class));
 * </pre>
 *
 * They are what the application would get from the server: the classes, what the
 * violation knows, and a cause with the server's error code.
 */
public final class TestDuplicates {

	private TestDuplicates() {
	}

	/**
	 * Begin a violation of a unique key other than a primary key.
	 * @param constraint {@code key}, {@code table.key} or {@code schema.table.key}, in
	 * which the names have no dots; without a table for what servers report that do not
	 * name it
	 * @return what else is known of it, and the exception
	 * @throws IllegalArgumentException if the constraint is no such name
	 */
	public static TestDuplicate uniqueKey(String constraint) {
		String[] parts = constraint.split("\\.", -1);
		if (parts.length > 3) {
			throw new IllegalArgumentException(
					"'" + constraint + "' is not key, table.key or schema.table.key. Write uniqueKey(table, key) for "
							+ "names that have dots");
		}
		String table = (parts.length > 1) ? parts[parts.length - 2] : null;
		String schema = (parts.length > 2) ? parts[0] : null;
		return new TestDuplicate(schema, table, parts[parts.length - 1]);
	}

	/**
	 * Begin a violation of a unique key other than a primary key, whose names can have
	 * dots.
	 * @param table the table
	 * @param key the key
	 * @return what else is known of it, and the exception
	 * @throws IllegalArgumentException if a name is empty
	 */
	public static TestDuplicate uniqueKey(String table, String key) {
		return new TestDuplicate(null, table, key);
	}

	/**
	 * Begin a violation of a primary key.
	 * @param table the table
	 * @return what else is known of it, and the exception
	 * @throws IllegalArgumentException if the name is empty
	 */
	public static TestDuplicate primaryKey(String table) {
		return new TestDuplicate(null, table, "PRIMARY");
	}

	/**
	 * Begin a violation of a key that the server does not name.
	 * @return what else is known of it, and the exception
	 */
	public static TestDuplicate unknownKey() {
		return new TestDuplicate(null, null, null);
	}

}
