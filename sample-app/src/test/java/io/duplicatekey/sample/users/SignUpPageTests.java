package io.duplicatekey.sample.users;

import java.util.List;

import io.duplicatekey.DuplicateEntryException;
import io.duplicatekey.DuplicateKeyViolation;
import org.htmlunit.WebClient;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.never;

/**
 * What a person sees who signs up, without JavaScript and without a database.
 */
@WebMvcTest(SignUpController.class)
class SignUpPageTests {

	@Autowired
	private WebClient client;

	@MockitoBean
	private UserService users;

	@BeforeEach
	void switchJavaScriptOff() {
		this.client.getOptions().setJavaScriptEnabled(false);
	}

	@Test
	void takenAddressIsSaidBesideItsField() throws Exception {
		givenDuplicate("uk_users_email", "email");
		HtmlPage page = signUp("ann@example.com", "ann");
		assertError(page, "email", "There is an account with this e-mail address.");
		assertThat(page.getElementById("handle").hasAttribute("aria-invalid")).isFalse();
		assertThat(page.getTitleText()).startsWith("Error: ");
	}

	@Test
	void takenHandleIsSaidBesideItsField() throws Exception {
		givenDuplicate("uk_users_handle", "handle");
		HtmlPage page = signUp("ann@example.com", "ann");
		assertError(page, "handle", "This handle is taken.");
		assertThat(page.getElementById("email").hasAttribute("aria-invalid")).isFalse();
	}

	@Test
	void whatWasTypedStays() throws Exception {
		givenDuplicate("uk_users_email", "email");
		HtmlPage page = signUp("ann@example.com", "ann");
		assertThat(page.getElementById("email").getAttribute("value")).isEqualTo("ann@example.com");
		assertThat(page.getElementById("handle").getAttribute("value")).isEqualTo("ann");
	}

	@Test
	void unknownKeyIsAnErrorOfTheWholeForm() throws Exception {
		given(this.users.register("ann@example.com", "ann"))
			.willThrow(new DuplicateEntryException(DuplicateKeyViolation.unknown(), null));
		HtmlPage page = signUp("ann@example.com", "ann");
		assertThat(problems(page)).isEqualTo("There is a problem This is taken.");
	}

	@Test
	void onlyTheFirstOfTwoErrorsGetsTheFocus() throws Exception {
		HtmlPage page = signUp("no address", "");
		assertError(page, "email", "Enter an address like ann@example.com.");
		assertThat(page.getElementById("handle").getAttribute("aria-invalid")).isEqualTo("true");
		assertThat(page.getElementById("handle").hasAttribute("autofocus")).isFalse();
		then(this.users).should(never()).register(any(), any());
	}

	@Test
	void newUserIsWelcome() throws Exception {
		HtmlPage page = signUp("ann@example.com", "<b>ann</b>");
		DomElement done = page.querySelector(".done");
		assertThat(done.asNormalizedText()).startsWith("Welcome, <b>ann</b>.");
		then(this.users).should().register("ann@example.com", "<b>ann</b>");
	}

	private void assertError(HtmlPage page, String field, String message) {
		DomElement input = page.getElementById(field);
		assertThat(input.getAttribute("aria-invalid")).isEqualTo("true");
		assertThat(input.hasAttribute("autofocus")).isTrue();
		DomElement error = page.getElementById(input.getAttribute("aria-describedby"));
		assertThat(error.asNormalizedText()).isEqualTo(message);
		assertThat(problems(page)).contains(message);
		assertThat(page.querySelectorAll(".problems a[href='#" + field + "']").size()).isEqualTo(1);
	}

	private static String problems(HtmlPage page) {
		return page.querySelector(".problems").asNormalizedText().replaceAll("\\s+", " ");
	}

	private void givenDuplicate(String constraint, String property) {
		DuplicateKeyViolation violation = DuplicateKeyViolation.builder()
			.constraint(constraint)
			.entity(User.class, List.of(property))
			.build();
		given(this.users.register("ann@example.com", "ann")).willThrow(new DuplicateEntryException(violation, null));
	}

	private HtmlPage signUp(String email, String handle) throws Exception {
		HtmlPage page = this.client.getPage("http://localhost/sign-up");
		HtmlForm form = page.querySelector("main form");
		form.getInputByName("email").setValue(email);
		form.getInputByName("handle").setValue(handle);
		return ((DomElement) form.querySelector("button")).click();
	}

}
