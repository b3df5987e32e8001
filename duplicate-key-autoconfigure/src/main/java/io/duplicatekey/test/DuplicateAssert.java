package io.duplicatekey.test;

import java.util.ArrayList;
import java.util.List;

import org.assertj.core.annotation.CheckReturnValue;
import org.assertj.core.api.AbstractObjectAssert;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;

import io.duplicatekey.DuplicateEntryException;
import io.duplicatekey.DuplicateKeyViolation;
import io.duplicatekey.translation.Causes;

/**
 * Assertions about a duplicate key that was thrown, begun with
 * {@link DuplicateKeyAssertions}. They are in addition to those that AssertJ has for
 * everything thrown.
 */
public final class DuplicateAssert extends AbstractThrowableAssert<DuplicateAssert, Throwable> {

	private final DuplicateKeyViolation violation;

	private DuplicateAssert(Throwable thrown, DuplicateKeyViolation violation) {
		super(thrown, DuplicateAssert.class);
		this.violation = violation;
	}

	static DuplicateAssert of(@Nullable Throwable thrown) {
		if (thrown == null) {
			throw new AssertionError("Expecting code to end in a duplicate key, but nothing was thrown");
		}
		DuplicateEntryException duplicate = Causes.first(thrown, DuplicateEntryException.class);
		if (duplicate == null) {
			throw new AssertionError(UntypedFailure.explain(thrown), thrown);
		}
		return new DuplicateAssert(thrown, duplicate.getViolation());
	}

	/**
	 * Verify which key it was.
	 * @param constraint {@code key}, {@code table.key} or {@code schema.table.key}, a
	 * primary key as {@code table.PRIMARY}; compared as the mappings of exception classes
	 * are, without regard to case
	 * @return this
	 */
	public DuplicateAssert onConstraint(String constraint) {
		List<String> names = names();
		if (names.stream().noneMatch(constraint::equalsIgnoreCase)) {
			String hint = (this.violation.table() == null && constraint.contains(".")
					&& this.violation.constraint() != null)
							? "%nThe table is not known: the server's message does not name it, and nothing else "
									+ "settles it. Give the bare name of the key"
							: "";
			throw failureWithActualExpected(names, constraint,
					"%nExpecting a duplicate on constraint:%n  %s%nbut it was:%n  %s" + hint, constraint,
					this.violation.describe());
		}
		return this;
	}

	/**
	 * Verify which table it was.
	 * @param table the table, compared without regard to case; {@code null} where it must
	 * not be known
	 * @return this
	 */
	public DuplicateAssert onTable(@Nullable String table) {
		String actualTable = this.violation.table();
		if ((table != null) ? !table.equalsIgnoreCase(actualTable) : actualTable != null) {
			throw failureWithActualExpected(actualTable, table,
					"%nExpecting a duplicate in table:%n  %s%nbut it was:%n  %s", table, this.violation.describe());
		}
		return this;
	}

	/**
	 * Verify the columns of the key.
	 * @param columns the columns in the order of the key; none where they must not be
	 * known
	 * @return this
	 */
	public DuplicateAssert onColumns(String... columns) {
		return compare("columns", List.of(columns), this.violation.columns());
	}

	/**
	 * Verify the properties of the entity that are mapped to the key.
	 * @param properties the properties in the order of the key, with dots for nested
	 * ones; none where they must not be known
	 * @return this
	 */
	public DuplicateAssert onProperties(String... properties) {
		return compare("properties", List.of(properties), this.violation.properties());
	}

	/**
	 * Go on with assertions about the violation.
	 * @return assertions about what is known of the key
	 */
	@CheckReturnValue
	public AbstractObjectAssert<?, DuplicateKeyViolation> violation() {
		return Assertions.assertThat(this.violation).as(this.info.description());
	}

	private DuplicateAssert compare(String what, List<String> expected, List<String> actualNames) {
		if (!expected.equals(actualNames)) {
			throw failureWithActualExpected(actualNames, expected,
					"%nExpecting a duplicate on " + what + ":%n  %s%nbut they were:%n  %s%nof:%n  %s", expected,
					actualNames, this.violation.describe());
		}
		return this;
	}

	/**
	 * All names of the key, from the bare one on.
	 */
	private List<String> names() {
		List<String> names = new ArrayList<>();
		String name = "";
		for (String part : new @Nullable String[] { this.violation.constraint(), this.violation.table(),
				this.violation.schema() }) {
			if (part == null) {
				break;
			}
			name = name.isEmpty() ? part : part + "." + name;
			names.add(name);
		}
		return names;
	}

}
