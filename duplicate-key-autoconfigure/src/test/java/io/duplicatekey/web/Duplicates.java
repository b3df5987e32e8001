package io.duplicatekey.web;

import java.sql.SQLException;
import java.util.List;

import io.duplicatekey.DuplicateEntryException;
import io.duplicatekey.DuplicateKeyViolation;
import io.duplicatekey.DuplicatePrimaryKeyException;
import io.duplicatekey.DuplicateUniqueKeyException;

/**
 * Duplicate keys as applications get them, with the driver's exception as the cause.
 */
final class Duplicates {

	static final String VALUE = "ann@example.com";

	private static final SQLException CAUSE = new SQLException(
			"Duplicate entry '" + VALUE + "' for key 'users.uk_users_email'", "23000", 1062);

	private Duplicates() {
	}

	static DuplicateEntryException email() {
		return new DuplicateUniqueKeyException(DuplicateKeyViolation.builder()
			.table("users")
			.constraint("uk_users_email")
			.columns(List.of("email_address"))
			.entity(Object.class, List.of("email"))
			.build(), CAUSE);
	}

	/**
	 * As on a server whose message does not name the table.
	 */
	static DuplicateEntryException withoutTable() {
		return new DuplicateUniqueKeyException(DuplicateKeyViolation.builder().constraint("uk_users_email").build(),
				CAUSE);
	}

	static DuplicateEntryException composite() {
		return unique("uk_products_sku", List.of("tenant", "sku"));
	}

	static DuplicateEntryException nested() {
		return unique("uk_shops_address", List.of("address.zip", "address.street"));
	}

	static DuplicateEntryException unique(String constraint, List<String> properties) {
		return new DuplicateUniqueKeyException(
				DuplicateKeyViolation.builder().constraint(constraint).entity(Object.class, properties).build(), CAUSE);
	}

	/**
	 * As without JPA.
	 */
	static DuplicateEntryException columns(String... columns) {
		return new DuplicateUniqueKeyException(
				DuplicateKeyViolation.builder().constraint("uk").columns(List.of(columns)).build(), CAUSE);
	}

	static DuplicateEntryException primaryKey() {
		return new DuplicatePrimaryKeyException(
				DuplicateKeyViolation.builder().table("users").constraint("PRIMARY").build(), CAUSE);
	}

	static DuplicateEntryException unknown() {
		return new DuplicateEntryException(DuplicateKeyViolation.unknown(), CAUSE);
	}

}
