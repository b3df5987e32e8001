package io.duplicatekey.test;

import java.sql.SQLException;

import jakarta.persistence.PersistenceException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;

import io.duplicatekey.DuplicateKeyViolation.Kind;
import io.duplicatekey.DuplicateUniqueKeyException;

import static io.duplicatekey.test.DuplicateKeyAssertions.assertThatDuplicate;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class DuplicateKeyAssertionsTests {

	private static final SQLException ERROR = new SQLException(
			"Duplicate entry 'ann@example.com' for key 'users.uk_users_email'", "23000", 1062);

	private final TakenException taken = TestDuplicates.uniqueKey("shop.users.uk_users_email")
		.onColumns("email_address")
		.onProperties(TestDuplicatesTests.User.class, "email")
		.exception(TakenException.class);

	@Test
	void passesForWhatWasThrown() {
		assertThatDuplicate(() -> {
			throw this.taken;
		}).onConstraint("users.uk_users_email")
			.onConstraint("UK_users_email")
			.onConstraint("shop.users.uk_users_email")
			.onTable("users")
			.onColumns("email_address")
			.onProperties("email")
			.isInstanceOf(TakenException.class)
			.hasMessageContaining("uk_users_email")
			.violation()
			.satisfies((violation) -> assertThat(violation.kind()).isEqualTo(Kind.UNIQUE_KEY));
	}

	@Test
	void passesForAnExceptionWithADuplicateAsItsCause() {
		IllegalStateException wrapping = new IllegalStateException(new RuntimeException(this.taken));
		assertThatDuplicate(wrapping).onConstraint("users.uk_users_email").isSameAs(wrapping);
	}

	@Test
	void passesForWhatIsNotKnown() {
		assertThatDuplicate(TestDuplicates.unknownKey().exception()).onTable(null).onColumns().onProperties();
	}

	@Test
	void failsWhereNothingWasThrown() {
		assertThat(failure(() -> assertThatDuplicate(() -> {
		}))).hasMessage("Expecting code to end in a duplicate key, but nothing was thrown");
	}

	@Test
	void failsForAnotherKey() {
		assertThat(failure(() -> assertThatDuplicate(this.taken).as("sign-up").onConstraint("users.uk_users_handle")))
			.hasMessage("[sign-up] %nExpecting a duplicate on constraint:%n  users.uk_users_handle%nbut it was:%n  %s"
				.formatted(this.taken.getMessage()));
	}

	@Test
	void failsForAnotherTableColumnsAndProperties() {
		assertThat(failure(() -> assertThatDuplicate(this.taken).onTable("members")))
			.hasMessageContainingAll("in table:", "members", "table 'users'");
		assertThat(failure(() -> assertThatDuplicate(this.taken).onTable(null))).hasMessageContaining("in table:");
		assertThat(failure(() -> assertThatDuplicate(this.taken).onColumns("email", "handle")))
			.hasMessageContainingAll("on columns:", "[email, handle]", "[email_address]");
		assertThat(failure(() -> assertThatDuplicate(this.taken).onProperties()))
			.hasMessageContainingAll("on properties:", "[]", "[email]");
	}

	@Test
	void saysWhereTheTableIsNotKnown() {
		DuplicateUniqueKeyException withoutTable = (DuplicateUniqueKeyException) TestDuplicates
			.uniqueKey("uk_users_email")
			.exception();
		assertThat(failure(() -> assertThatDuplicate(withoutTable).onConstraint("users.uk_users_email")))
			.hasMessageContaining("The table is not known")
			.hasMessageEndingWith("Give the bare name of the key");
		assertThatDuplicate(withoutTable).onConstraint("uk_users_email").onTable(null);
	}

	@Test
	void saysWhatSpringAloneHasTranslated() {
		for (Exception untyped : new Exception[] { new DuplicateKeyException("x", ERROR),
				new DataIntegrityViolationException("ann@example.com", new RuntimeException(ERROR)) }) {
			assertThat(failure(() -> assertThatDuplicate(untyped))).hasCause(untyped)
				.hasMessageContainingAll("one (error 1062 of the server), but not typed", untyped.getClass().getName(),
						"caused by java.sql.SQLException", "DuplicateKeyAutoConfiguration is part of the context",
						"SQLExceptionTranslator bean of your own")
				.satisfies((failure) -> assertThat(failure.getMessage()).doesNotContain("ann@example.com"));
		}
	}

	@Test
	void saysWhatNothingOfSpringHasSeen() {
		assertThat(failure(() -> assertThatDuplicate(new PersistenceException(ERROR))))
			.hasMessageContainingAll("it left an EntityManager", "@OnDuplicateKey");
		assertThat(failure(() -> assertThatDuplicate(ERROR))).hasMessageContainingAll("plain JDBC, MyBatis and jOOQ",
				"@OnDuplicateKey");
	}

	@Test
	void saysWhatIsNoDuplicate() {
		SQLException noParent = new SQLException("of ann@example.com", "23000", 1452);
		assertThat(failure(() -> assertThatDuplicate(new DataIntegrityViolationException("x", noParent))))
			.hasMessageContainingAll("no error of the server in it that means one",
					"The error of the server is 1452, SQLState 23000")
			.satisfies((failure) -> assertThat(failure.getMessage()).doesNotContain("ann@example.com"));
		assertThat(failure(() -> assertThatDuplicate(new IllegalStateException())))
			.hasMessageEndingWith("java.lang.IllegalStateException");
	}

	private static AssertionError failure(ThrowingCallable code) {
		return catchThrowableOfType(AssertionError.class, code);
	}

}
