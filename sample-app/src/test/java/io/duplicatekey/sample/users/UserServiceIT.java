package io.duplicatekey.sample.users;

import io.duplicatekey.DuplicateKeyViolation;
import io.duplicatekey.DuplicateKeyViolation.Kind;
import org.hibernate.exception.ConstraintViolationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.test.context.jdbc.Sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * What leaves the service, and when.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@Sql(statements = { "DELETE FROM users", "DELETE FROM products" })
class UserServiceIT {

	@Autowired
	private UserService users;

	@BeforeEach
	void registerErinAndFrank() {
		this.users.register("erin@example.com", "erin");
		this.users.register("frank@example.com", "frank");
	}

	@Test
	void duplicateEmailArrivesFromSave() {
		EmailTakenException ex = catchThrowableOfType(EmailTakenException.class,
				() -> this.users.register("erin@example.com", "erin2"));
		assertThat(ex).hasMessageNotContaining("erin@example.com");
		assertThat(ex).hasStackTraceContaining(ConstraintViolationException.class.getName());
		assertThat(duringCommit(ex)).isFalse();
		assertViolates(ex.getViolation(), "uk_users_email", "email");
	}

	@Test
	void duplicateHandleArrivesFromCommit() {
		HandleTakenException ex = catchThrowableOfType(HandleTakenException.class,
				() -> this.users.rename("frank", "erin"));
		assertThat(ex).hasMessageNotContaining("erin");
		assertThat(ex).hasStackTraceContaining(ConstraintViolationException.class.getName());
		assertThat(duringCommit(ex)).isTrue();
		assertViolates(ex.getViolation(), "uk_users_handle", "handle");
	}

	private void assertViolates(DuplicateKeyViolation violation, String constraint, String property) {
		assertThat(violation.constraint()).isEqualTo(constraint);
		assertThat(violation.kind()).isEqualTo(Kind.UNIQUE_KEY);
		assertThat(violation.table()).isEqualTo("users");
		assertThat(violation.columns()).containsExactly(property);
		assertThat(violation.entityType()).isEqualTo(User.class);
		assertThat(violation.properties()).containsExactly(property);
		assertThat(violation.value()).isEmpty();
	}

	// The driver's own error knows on whose behalf the statement ran.
	private boolean duringCommit(Throwable ex) {
		for (StackTraceElement element : NestedExceptionUtils.getMostSpecificCause(ex).getStackTrace()) {
			if (element.getClassName().equals(JpaTransactionManager.class.getName())
					&& element.getMethodName().equals("doCommit")) {
				return true;
			}
		}
		return false;
	}

}
