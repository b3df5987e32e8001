package io.duplicatekey.test;

import org.assertj.core.annotation.CheckReturnValue;
import org.assertj.core.api.ThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;

/**
 * AssertJ assertions for duplicate keys:
 *
 * <pre>
 * assertThatDuplicate(() -&gt; users.saveAndFlush(new User("ann@example.com")))
 * 	.onConstraint("users.uk_users_email")
 * 	.onProperties("email")
 * 	.isInstanceOf(EmailTakenException.class);
 * </pre>
 *
 * Where something else was thrown, the failure says what, and where that is an error 1062
 * that is not typed, why it is not.
 */
@CheckReturnValue
public final class DuplicateKeyAssertions {

	private DuplicateKeyAssertions() {
	}

	/**
	 * Verify that code ends in a duplicate key, and begin assertions about it.
	 * @param code the code
	 * @return assertions about what was thrown: a
	 * {@link io.duplicatekey.DuplicateEntryException}, or an exception that has one as a
	 * cause, such as those of {@code @OnDuplicateKey}
	 * @throws AssertionError if the code throws nothing, or something else
	 */
	public static DuplicateAssert assertThatDuplicate(ThrowingCallable code) {
		return assertThatDuplicate(ThrowableAssert.catchThrowable(code));
	}

	/**
	 * Verify that something thrown is a duplicate key, and begin assertions about it.
	 * @param thrown what was thrown, {@code null} for nothing
	 * @return assertions about what was thrown: a
	 * {@link io.duplicatekey.DuplicateEntryException}, or an exception that has one as a
	 * cause, such as those of {@code @OnDuplicateKey}
	 * @throws AssertionError if nothing was thrown, or something else
	 */
	public static DuplicateAssert assertThatDuplicate(@Nullable Throwable thrown) {
		return DuplicateAssert.of(thrown);
	}

}
