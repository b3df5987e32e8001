package io.duplicatekey.translation;

import org.jspecify.annotations.Nullable;

import io.duplicatekey.DuplicateKeyViolation;
import io.duplicatekey.InvalidDeclarationException;

/**
 * A constraint as users write it: {@code key}, {@code table.key} or
 * {@code schema.table.key}. It is never taken apart, because names may contain dots; it
 * is compared with the names that a violation has.
 *
 * @param text as written, empty for any constraint
 */
record ConstraintName(String text) {

	static final ConstraintName ANY = new ConstraintName("");

	/**
	 * Make a name.
	 * @param text as written
	 * @param where the declaration that has it, for the error
	 * @return the name
	 * @throws InvalidDeclarationException if it is no name
	 */
	static ConstraintName of(String text, String where) {
		if (text.isBlank() || text.startsWith(".") || text.endsWith(".") || !text.equals(text.strip())
				|| text.indexOf('`') >= 0) {
			throw new InvalidDeclarationException(where + " names the constraint \"" + text + "\", which is no name.",
					"Write key, table.key or schema.table.key without quotes or spaces around it,"
							+ " for example \"users.uk_users_email\" or \"users.PRIMARY\".");
		}
		return new ConstraintName(text);
	}

	/**
	 * How well this name fits a violation. Key names compare without regard to case
	 * (MySQL 8.4 manual, 11.2.3); so do table names here, because the server's rule for
	 * them depends on its platform and two tables that differ only in case are unheard
	 * of.
	 * @param violation the violation
	 * @return 0 where it does not fit, otherwise the greater the more qualified it is
	 */
	int fit(DuplicateKeyViolation violation) {
		return fit(violation.constraint(), violation.table(), violation.schema());
	}

	/**
	 * How well it fits a key, of which parts can be unknown.
	 */
	int fit(@Nullable String constraint, @Nullable String table, @Nullable String schema) {
		if (this.text.isEmpty()) {
			return 1;
		}
		String name = "";
		int fit = 1;
		for (String part : new @Nullable String[] { constraint, table, schema }) {
			if (part == null) {
				return 0;
			}
			name = name.isEmpty() ? part : part + "." + name;
			fit++;
			if (this.text.equalsIgnoreCase(name)) {
				return fit;
			}
		}
		return 0;
	}

}
