package io.duplicatekey.test;

import java.sql.SQLException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import io.duplicatekey.DuplicateEntryException;
import io.duplicatekey.DuplicateKeyViolation;
import io.duplicatekey.DuplicateKeyViolation.Kind;
import io.duplicatekey.DuplicateKeyViolation.Rows;
import io.duplicatekey.DuplicatePrimaryKeyException;
import io.duplicatekey.DuplicateUniqueKeyException;
import io.duplicatekey.InvalidDeclarationException;
import io.duplicatekey.autoconfigure.DuplicateKeyAutoConfiguration;
import io.duplicatekey.mysql.DuplicateKeyError;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class TestDuplicatesTests {

	private final TestDuplicate email = TestDuplicates.uniqueKey("users.uk_users_email");

	@Test
	void makesTheExceptionOfEachKind() {
		assertThat(this.email.exception()).isExactlyInstanceOf(DuplicateUniqueKeyException.class);
		assertThat(TestDuplicates.primaryKey("users").exception())
			.isExactlyInstanceOf(DuplicatePrimaryKeyException.class);
		assertThat(TestDuplicates.unknownKey().exception()).isExactlyInstanceOf(DuplicateEntryException.class);
	}

	@Test
	void knowsWhatItIsTold() {
		DuplicateKeyViolation violation = TestDuplicates.uniqueKey("shop.users.uk_users_email")
			.onColumns("email_address")
			.onProperties(User.class, "email", "address.zip", "computed")
			.inRow(3)
			.violation();
		assertThat(violation.schema()).isEqualTo("shop");
		assertThat(violation.table()).isEqualTo("users");
		assertThat(violation.constraint()).isEqualTo("uk_users_email");
		assertThat(violation.kind()).isEqualTo(Kind.UNIQUE_KEY);
		assertThat(violation.columns()).containsExactly("email_address");
		assertThat(violation.entityType()).isEqualTo(User.class);
		assertThat(violation.properties()).containsExactly("email", "address.zip", "computed");
		assertThat(violation.rows()).contains(new Rows(3, 3));
		assertThat(violation.value()).isEmpty();
	}

	@Test
	void canBeWithoutATable() {
		DuplicateKeyViolation violation = TestDuplicates.uniqueKey("uk_users_email").violation();
		assertThat(violation.constraint()).isEqualTo("uk_users_email");
		assertThat(violation.table()).isNull();
	}

	@Test
	void takesNamesWithDots() {
		DuplicateKeyViolation violation = TestDuplicates.uniqueKey("a.b", "c.d").violation();
		assertThat(violation.table()).isEqualTo("a.b");
		assertThat(violation.constraint()).isEqualTo("c.d");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", ".uk", "users.", "a.b.c.d" })
	void refusesWhatIsNoName(String constraint) {
		assertThatIllegalArgumentException().isThrownBy(() -> TestDuplicates.uniqueKey(constraint));
	}

	@Test
	void hasACauseThatReadsLikeTheServers() {
		DuplicateEntryException exception = this.email.exception();
		assertThat(exception).hasRootCauseInstanceOf(SQLException.class);
		DuplicateKeyError error = DuplicateKeyError.find(exception);
		assertThat(error.code()).isEqualTo(1062);
		assertThat(error.table()).isNull();
		assertThat(error.error().getSQLState()).isEqualTo("23000");
		assertThat(error.error().getMessage()).isEqualTo("Duplicate entry 'value' for key 'users.uk_users_email'");
	}

	@Test
	void makesAnExceptionOfAMappedClass() {
		TakenException exception = this.email.exception(TakenException.class);
		assertThat(exception).isExactlyInstanceOf(TakenException.class).hasCauseInstanceOf(SQLException.class);
		assertThat(exception.getViolation().table()).isEqualTo("users");
	}

	@Test
	void makesAnExceptionThatAMethodDeclares() {
		assertThat(this.email.exception(AccountExistsException.class))
			.hasCauseExactlyInstanceOf(DuplicateUniqueKeyException.class);
	}

	@Test
	void refusesAClassForAnotherKey() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> TestDuplicates.uniqueKey("users.uk_users_handle").exception(TakenException.class))
			.withMessage("TakenException is for [users.uk_users_email], so the application would not throw it here: "
					+ "Duplicate entry for unique key 'uk_users_handle' of table 'users'");
	}

	@Test
	void refusesAClassThatNeedsTheTable() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> TestDuplicates.uniqueKey("uk_users_email").exception(TakenException.class))
			.withMessageContaining("is for [users.uk_users_email]");
	}

	@Test
	void refusesAClassThatTheApplicationCannotInstantiate() {
		assertThatExceptionOfType(InvalidDeclarationException.class)
			.isThrownBy(() -> this.email.exception(IllegalMonitorStateException.class))
			.withMessageContaining("no fitting constructor");
	}

	@Test
	void refusesAPropertyThatTheEntityDoesNotHave() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.email.onProperties(User.class, "emial"))
			.withMessageEndingWith("User has no property 'emial'. Did you mean email?");
		assertThatIllegalArgumentException().isThrownBy(() -> this.email.onProperties(User.class, "address.city"))
			.withMessageContaining("Address has no property 'city'");
	}

	@Test
	void makesTheExceptionOfAnApplication() {
		new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(DuplicateKeyAutoConfiguration.class))
			.withPropertyValues("duplicate-key.exceptions[users.uk_users_email]=" + TakenException.class.getName())
			.run((context) -> {
				assertThat(this.email.exceptionIn(context)).isExactlyInstanceOf(TakenException.class)
					.hasCauseInstanceOf(SQLException.class);
				assertThat(TestDuplicates.primaryKey("users").exceptionIn(context))
					.isExactlyInstanceOf(DuplicatePrimaryKeyException.class);
			});
	}

	static class User {

		private String email;

		private Address address;

		String email() {
			return this.email;
		}

		Address address() {
			return this.address;
		}

		public String getComputed() {
			return "";
		}

	}

	static class Address {

		private String zip;

		String zip() {
			return this.zip;
		}

	}

	static class AccountExistsException extends RuntimeException {

		private static final long serialVersionUID = 1L;

		AccountExistsException(String message, Throwable cause) {
			super(message, cause);
		}

	}

}
