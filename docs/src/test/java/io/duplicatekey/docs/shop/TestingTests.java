package io.duplicatekey.docs.shop;

import java.nio.file.Path;
import java.sql.SQLException;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DuplicateKeyException;

import io.duplicatekey.DuplicateEntryException;
import io.duplicatekey.autoconfigure.DuplicateKeyAutoConfiguration;
import io.duplicatekey.docs.TaggedRegion;
import io.duplicatekey.test.TestDuplicates;

import static io.duplicatekey.test.DuplicateKeyAssertions.assertThatDuplicate;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * What the examples about tests do, without a server.
 */
@SpringBootTest(classes = TestingTests.Application.class, webEnvironment = SpringBootTest.WebEnvironment.NONE)
class TestingTests {

	@Autowired
	private ApplicationContext context;

	@Test
	void aMockThatThrows() {
		// tag::mock[]
		UserRepository users = mock(UserRepository.class);
		given(users.save(any())).willThrow(TestDuplicates.uniqueKey("users.uk_users_email")
			.onProperties(User.class, "email")
			.exception(EmailTakenException.class));
		// end::mock[]
		assertThat(new SignUp(users).signUp("ann@example.com", "ann"))
			.isEqualTo("There is an account with this e-mail address");
	}

	@Test
	void theExceptionOfTheApplication() {
		// tag::context[]
		DuplicateEntryException exception = TestDuplicates.uniqueKey("users.uk_users_email").exceptionIn(this.context);
		// end::context[]
		assertThat(exception).isExactlyInstanceOf(EmailTakenException.class);
	}

	@Test
	void aFailureThatSaysWhy() {
		SQLException error = new SQLException("Duplicate entry 'a' for key 'uk'", "23000", 1062);
		AssertionError failure = catchThrowableOfType(AssertionError.class,
				() -> assertThatDuplicate(new DuplicateKeyException("", error)).hasNoCause());
		assertThat(failure.getMessage().strip().lines()).containsExactlyElementsOf(
				TaggedRegion.of(Path.of("src/test/resources/failures/assert-untyped.txt"), "message").text().lines().toList());
	}

	@AutoConfigurationPackage
	@ImportAutoConfiguration(DuplicateKeyAutoConfiguration.class)
	static class Application {

	}

}
