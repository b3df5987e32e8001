package io.duplicatekey.sample.users;

import java.util.List;

import io.duplicatekey.DuplicateEntryException;
import io.duplicatekey.DuplicateKeyViolation;
import io.duplicatekey.DuplicatePrimaryKeyException;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;

/**
 * What the client is told of a duplicate. No database is needed:
 * {@link DuplicateKeyViolation#builder()} says what was violated.
 */
@WebMvcTest(UserController.class)
class UserControllerTests {

	@Autowired
	private MockMvcTester mvc;

	@MockitoBean
	private UserService users;

	@Test
	void keyWithMessagesHasItsOwnProblem() {
		DuplicateKeyViolation violation = DuplicateKeyViolation.builder()
			.constraint("uk_users_email")
			.table("users")
			.entity(User.class, List.of("email"))
			.build();
		assertThat(registerFailingWith(new EmailTakenException(violation, new IllegalStateException())))
			.hasStatus(HttpStatus.CONFLICT)
			.hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
			.bodyJson()
			.isStrictlyEqualTo("""
					{
						"type": "about:blank",
						"title": "E-mail address taken",
						"status": 409,
						"detail": "Another user has this e-mail address.",
						"instance": "/users",
						"errors": [{"field": "email", "code": "DuplicateKey"}]
					}""");
	}

	@Test
	void anyOtherDuplicateHasTheGeneralProblem() {
		DuplicateKeyViolation violation = DuplicateKeyViolation.builder().constraint("PRIMARY").build();
		assertThat(registerFailingWith(new DuplicatePrimaryKeyException(violation, null)))
			.hasStatus(HttpStatus.CONFLICT)
			.bodyJson()
			.hasPathSatisfying("$.title", (title) -> assertThat(title).isEqualTo("Conflict"))
			.hasPathSatisfying("$.errors", (errors) -> assertThat(errors).asArray().isEmpty());
	}

	@Test
	void unknownKeyIsAConflictToo() {
		assertThat(registerFailingWith(new DuplicateEntryException(DuplicateKeyViolation.unknown(), null)))
			.hasStatus(HttpStatus.CONFLICT);
	}

	@Test
	void valueStaysInsideEvenWhereItIsExposed() {
		DuplicateKeyViolation violation = DuplicateKeyViolation.builder()
			.constraint("uk_users_email")
			.value("secret@example.com")
			.build();
		assertThat(registerFailingWith(new EmailTakenException(violation, new IllegalStateException()))).bodyText()
			.contains("E-mail address taken")
			.doesNotContain("secret");
	}

	private MvcTestResult registerFailingWith(RuntimeException ex) {
		given(this.users.register("ann@example.com", "ann")).willThrow(ex);
		return this.mvc.post().uri("/users").contentType(MediaType.APPLICATION_JSON).content("""
				{"email": "ann@example.com", "handle": "ann"}""").exchange();
	}

}
