package io.duplicatekey.sample.users;

import io.duplicatekey.DuplicateKeyViolation;
import org.htmlunit.WebClient;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;

/**
 * Nobody learns from the page who has an account.
 */
@WebMvcTest(PrivateSignUpController.class)
@Import(Outbox.class)
class PrivateSignUpPageTests {

	@Autowired
	private WebClient client;

	@MockitoBean
	private UserService users;

	@BeforeEach
	void switchJavaScriptOff() {
		this.client.getOptions().setJavaScriptEnabled(false);
	}

	@Test
	void answerIsTheSameForAnAddressThatIsTaken() throws Exception {
		given(this.users.register(eq("ann@example.com"), anyString()))
			.willThrow(new EmailTakenException(DuplicateKeyViolation.unknown(), new IllegalStateException()));
		HtmlPage taken = signUp("ann@example.com");
		HtmlPage free = signUp("ben@example.com");
		assertThat(((DomElement) taken.querySelector(".done")).asNormalizedText()).startsWith("Thank you.");
		assertThat(taken.asXml()).isEqualTo(free.asXml());
	}

	@Test
	void ownerOfTheAddressLearnsTheTruth() throws Exception {
		given(this.users.register(eq("cleo@example.com"), anyString()))
			.willThrow(new EmailTakenException(DuplicateKeyViolation.unknown(), new IllegalStateException()));
		signUp("cleo@example.com");
		signUp("dora@example.com");
		HtmlPage outbox = this.client.getPage("http://localhost/outbox");
		assertThat(outbox.querySelectorAll("tbody tr")).extracting((row) -> row.asNormalizedText().replace('\t', ' '))
			.startsWith("dora@example.com Welcome. Confirm your address to choose a handle.",
					"cleo@example.com Somebody has tried to sign up with your address. You have an account already.");
	}

	@Test
	void whatIsNoAddressIsSaidBesideTheField() throws Exception {
		HtmlPage page = signUp("no address");
		assertThat(page.getElementById("email-error").asNormalizedText())
			.isEqualTo("Enter an address like ann@example.com.");
		assertThat(page.getElementById("email").hasAttribute("autofocus")).isTrue();
	}

	private HtmlPage signUp(String email) throws Exception {
		HtmlPage page = this.client.getPage("http://localhost/sign-up/private");
		HtmlForm form = page.querySelector("main form");
		form.getInputByName("email").setValue(email);
		return ((DomElement) form.querySelector("button")).click();
	}

}
