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
	void mappedExceptionHasItsOwnProblem() {
		DuplicateKeyViolation violation = DuplicateKeyViolation.builder()
			.constraint("uk_users_email")
			.table("users")
			.columns(List.of("email"))
			.build();
		assertThat(registerFailingWith(new EmailTakenException(violation, new IllegalStateException())))
			.hasStatus(HttpStatus.CONFLICT)
			.bodyJson()
			.isStrictlyEqualTo("""
					{
						"type": "/problems/email-taken",
						"title": "E-mail address taken",
						"status": 409,
						"detail": "There is already an entry with the same email",
						"instance": "/users",
						"constraint": "uk_users_email",
						"fields": ["email"]
					}""");
	}

	@Test
	void anyOtherDuplicateHasTheGeneralProblem() {
		DuplicateKeyViolation violation = DuplicateKeyViolation.builder()
			.constraint("PRIMARY")
			.columns(List.of("id"))
			.build();
		assertThat(registerFailingWith(new DuplicatePrimaryKeyException(violation, null)))
			.hasStatus(HttpStatus.CONFLICT)
			.bodyJson()
			.hasPathSatisfying("$.type", (type) -> assertThat(type).isEqualTo("/problems/duplicate-entry"))
			.hasPathSatisfying("$.constraint", (constraint) -> assertThat(constraint).isEqualTo("PRIMARY"));
	}

	@Test
	void unknownKeyIsAConflictToo() {
		assertThat(registerFailingWith(new DuplicateEntryException(DuplicateKeyViolation.unknown(), null)))
			.hasStatus(HttpStatus.CONFLICT)
			.bodyJson()
			.hasPathSatisfying("$.detail",
					(detail) -> assertThat(detail).isEqualTo("There is already an entry with the same key"))
			.hasPathSatisfying("$.fields", (fields) -> assertThat(fields).asArray().isEmpty());
	}

	@Test
	void propertiesOfTheEntityComeBeforeColumns() {
		DuplicateKeyViolation violation = DuplicateKeyViolation.builder()
			.constraint("uk_users_email")
			.columns(List.of("email_address"))
			.entity(User.class, List.of("email"))
			.build();
		assertThat(registerFailingWith(new EmailTakenException(violation, new IllegalStateException()))).bodyJson()
			.hasPathSatisfying("$.fields", (fields) -> assertThat(fields).asArray().containsExactly("email"));
	}

	@Test
	void valueStaysInsideEvenWhereItIsExposed() {
		DuplicateKeyViolation violation = DuplicateKeyViolation.builder()
			.constraint("uk_users_email")
			.value("secret@example.com")
			.build();
		assertThat(registerFailingWith(new EmailTakenException(violation, new IllegalStateException()))).bodyText()
			.contains("uk_users_email")
			.doesNotContain("secret");
	}

	private MvcTestResult registerFailingWith(RuntimeException ex) {
		given(this.users.register("ann@example.com", "ann")).willThrow(ex);
		return this.mvc.post().uri("/users").contentType(MediaType.APPLICATION_JSON).content("""
				{"email": "ann@example.com", "handle": "ann"}""").exchange();
	}

}
