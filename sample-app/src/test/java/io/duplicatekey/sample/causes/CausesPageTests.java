package io.duplicatekey.sample.causes;

import java.util.List;

import io.duplicatekey.DuplicateKeyViolation;
import io.duplicatekey.diagnosis.Cure;
import io.duplicatekey.diagnosis.Diagnosis;
import io.duplicatekey.diagnosis.DuplicateCause;
import org.htmlunit.WebClient;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.verifyNoInteractions;

/**
 * The pages about causes, without a database.
 */
@WebMvcTest(CausesController.class)
class CausesPageTests {

	private static final Diagnosis DIAGNOSIS = new Diagnosis(
			DuplicateKeyViolation.builder().constraint("uk_tags_name").table("tags").columns(List.of("name")).build(),
			DuplicateCause.COLLATION, "The collation does not care.", List.of("They differ in case."),
			List.of("It is no race."), List.of(new Cure("Take another collation.", "cure-collation")));

	@Autowired
	private WebClient client;

	@Autowired
	private MockMvcTester mvc;

	@MockitoBean
	private Provoker provoker;

	@MockitoBean
	private LastDuplicate last;

	@BeforeEach
	void switchJavaScriptOff() {
		this.client.getOptions().setJavaScriptEnabled(false);
	}

	@Test
	void eachCauseHasAButtonAndALineForTheTerminal() throws Exception {
		HtmlPage page = this.client.getPage("http://localhost/provoke");
		assertThat(page.querySelectorAll(".cause form[action='/provoke/collation'][method=post] button").size())
			.isEqualTo(1);
		assertThat(page.querySelector("#collation pre").asNormalizedText())
			.isEqualTo("curl -s -X POST -H 'Accept: text/plain' http://localhost/provoke/collation");
		verifyNoInteractions(this.provoker);
	}

	@Test
	void lineForTheTerminalLeadsToTheServerOfThePage() throws Exception {
		HtmlPage page = this.client.getPage("http://localhost:8099/provoke");
		assertThat(page.querySelector("#collation pre").asNormalizedText())
			.endsWith(" http://localhost:8099/provoke/collation");
	}

	@Test
	void buttonLeadsToTheDiagnosis() throws Exception {
		given(this.last.diagnosis()).willReturn(DIAGNOSIS);
		HtmlPage page = this.client.getPage("http://localhost/provoke");
		HtmlPage diagnosis = ((DomElement) page.querySelector("#collation button")).click();
		assertThat(diagnosis.getElementById("cause").asNormalizedText()).isEqualTo("COLLATION");
		assertThat(diagnosis.getElementById("cause-description").asNormalizedText())
			.isEqualTo("The collation does not care.");
		assertThat(diagnosis.getElementById("evidence").asNormalizedText()).isEqualTo("They differ in case.");
		assertThat(diagnosis.getElementById("ruled-out").asNormalizedText()).isEqualTo("It is no race.");
		assertThat(diagnosis.getElementById("cures").asNormalizedText()).startsWith("Take another collation.")
			.endsWith("#cure-collation");
		assertThat(diagnosis.getElementById("description").asNormalizedText()).contains("uk_tags_name");
	}

	@Test
	void duplicateThatTheServerPreventsIsSaidAtItsButton() throws Exception {
		given(this.provoker.provoke(any())).willThrow(new NoDuplicateException("with error 167", null));
		HtmlPage page = this.client.getPage("http://localhost/provoke");
		HtmlPage answer = ((DomElement) page.querySelector("#collation button")).click();
		assertThat(answer.querySelector("#collation .problems").asNormalizedText())
			.isEqualTo("This server does not know this cause: it answered with error 167.");
	}

	@Test
	void terminalIsToldTheReport() {
		given(this.provoker.provoke(any())).willReturn(DIAGNOSIS);
		assertThat(this.mvc.post().uri("/provoke/collation").accept(MediaType.TEXT_PLAIN)).hasStatusOk()
			.hasBodyTextEqualTo(DIAGNOSIS.report().strip() + "\n");
	}

	@Test
	void causeThatIsNoneIsNotFound() {
		assertThat(this.mvc.post().uri("/provoke/nothing").accept(MediaType.TEXT_PLAIN))
			.hasStatus(HttpStatus.NOT_FOUND);
	}

	@Test
	void lookingProvokesNothing() {
		assertThat(this.mvc.get().uri("/provoke/collation")).hasStatus(HttpStatus.METHOD_NOT_ALLOWED);
		verifyNoInteractions(this.provoker);
	}

	@Test
	void withoutADuplicateThereIsNothingToShow() throws Exception {
		HtmlPage page = this.client.getPage("http://localhost/diagnosis");
		assertThat(page.querySelector("main").asNormalizedText()).contains("There was no duplicate yet.");
	}

	@TestConfiguration(proxyBeanMethods = false)
	static class ScenariosOfTheTest {

		@Bean
		Scenarios scenarios() {
			return new Scenarios(List.of(new EqualByCollation(new JdbcTemplate())));
		}

	}

}
