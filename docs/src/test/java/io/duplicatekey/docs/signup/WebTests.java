package io.duplicatekey.docs.signup;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.context.MessageSource;
import org.springframework.http.MediaType;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.json.JsonCompareMode;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.validation.BindingResult;

import io.duplicatekey.docs.TaggedRegion;
import io.duplicatekey.docs.shop.EmailTakenException;
import io.duplicatekey.docs.shop.User;
import io.duplicatekey.test.TestDuplicates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.BDDMockito.willThrow;
import static org.mockito.Mockito.verify;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.model;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.view;

/**
 * What the examples about the web answer.
 */
@WebMvcTest
@TestPropertySource(properties = "spring.messages.basename=signup/messages")
class WebTests {

	private static final String EMAIL = "ann@example.com";

	@Autowired
	private MockMvc mvc;

	@Autowired
	private MessageSource messages;

	@MockitoBean
	private Accounts accounts;

	@MockitoBean
	private Mails mails;

	@Test
	void anUnhandledDuplicate() throws Exception {
		emailIsTaken();
		this.mvc.perform(post("/users").param("email", EMAIL))
			.andExpect(status().isConflict())
			.andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON))
			.andExpect(content().json(
					TaggedRegion.of(Path.of("src/test/resources/answers/email-taken.txt"), "answer").text(),
					JsonCompareMode.STRICT));
	}

	@Test
	void aGeneralMessage() throws Exception {
		willThrow(TestDuplicates.uniqueKey("users.uk_users_phone").onProperties(User.class, "handle").exception())
			.given(this.accounts)
			.open(any());
		this.mvc.perform(post("/users").param("email", EMAIL))
			.andExpect(jsonPath("$.detail").value("Already taken: handle."));
	}

	@Test
	void aBrowser() throws Exception {
		emailIsTaken();
		this.mvc.perform(post("/users").param("email", EMAIL).accept(MediaType.TEXT_HTML))
			.andExpect(status().isConflict())
			.andExpect(status().reason("E-mail address taken"));
	}

	@Test
	void aHandlerOfOnesOwn() throws Exception {
		handleIsTaken();
		this.mvc.perform(put("/users/1/handle").param("handle", "ann"))
			.andExpect(status().isConflict())
			.andExpect(jsonPath("$.type").value("/problems/handle-taken"))
			.andExpect(jsonPath("$.errors[0].field").value("handle"));
	}

	@Test
	void aForm() throws Exception {
		emailIsTaken();
		MvcResult result = this.mvc.perform(post("/sign-up").param("email", EMAIL))
			.andExpect(view().name("sign-up-form"))
			.andExpect(model().attributeHasFieldErrorCode("signUp", "email", "DuplicateKey"))
			.andReturn();
		assertThat(message(result, "email")).isEqualTo("There is an account with this e-mail address.");
	}

	@Test
	void aFormWithOtherNames() throws Exception {
		handleIsTaken();
		MvcResult result = this.mvc.perform(post("/rename").param("nickname", "ann"))
			.andExpect(view().name("sign-up-form"))
			.andReturn();
		assertThat(message(result, "nickname")).isEqualTo("The nickname is taken.");
	}

	@Test
	void theSameAnswerForBoth() throws Exception {
		MvcResult fresh = this.mvc.perform(post("/accounts").param("email", EMAIL))
			.andExpect(redirectedUrl("/look-at-your-mails"))
			.andReturn();
		verify(this.mails).confirmAddress(EMAIL);
		emailIsTaken();
		MvcResult taken = this.mvc.perform(post("/accounts").param("email", EMAIL))
			.andExpect(redirectedUrl("/look-at-your-mails"))
			.andReturn();
		verify(this.mails).remindOfAccount(EMAIL);
		assertThat(taken.getResponse().getStatus()).isEqualTo(fresh.getResponse().getStatus());
		assertThat(taken.getResponse().getHeaderNames()).isEqualTo(fresh.getResponse().getHeaderNames());
		assertThat(taken.getResponse().getContentAsString()).isEqualTo(fresh.getResponse().getContentAsString());
	}

	private void emailIsTaken() {
		EmailTakenException taken = TestDuplicates.uniqueKey("users.uk_users_email")
			.onProperties(User.class, "email")
			.exception(EmailTakenException.class);
		willThrow(taken).given(this.accounts).open(EMAIL);
	}

	private void handleIsTaken() {
		willThrow(TestDuplicates.uniqueKey("users.uk_users_handle")
			.onProperties(User.class, "handle")
			.exception(HandleTakenException.class)).given(this.accounts).rename(anyLong(), any());
	}

	private String message(MvcResult result, String field) {
		BindingResult binding = (BindingResult) result.getModelAndView()
			.getModel()
			.get(BindingResult.MODEL_KEY_PREFIX + "signUp");
		return this.messages.getMessage(binding.getFieldError(field), result.getRequest().getLocale());
	}

}
