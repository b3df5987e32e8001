package io.duplicatekey.sample.causes;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.duplicatekey.diagnosis.DuplicateCause;
import org.htmlunit.WebClient;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.client.EntityExchangeResult;
import org.springframework.test.web.servlet.client.RestTestClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Each cause is provoked by its button and by its line for the terminal, and the
 * diagnosis is the right one.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class CausesIT {

	/**
	 * Values of the scenarios, which a diagnosis must not show.
	 */
	private static final List<String> VALUES = List.of("NL-1", "Café", "cafe", "https://", "AMS", "B-1", "S-1", "P-1",
			"ann@", "'D'", "atlas", "Dan");

	@LocalServerPort
	private int port;

	@Autowired
	private Scenarios scenarios;

	@Autowired
	protected JdbcTemplate jdbc;

	/**
	 * In a table that is as young as a failure, rows can have been there until it was
	 * emptied, so that nothing is said of a batch. Servers tell the age in whole seconds.
	 */
	@BeforeEach
	void waitUntilTheTableIsOlderThanAFailure() {
		await().atMost(Duration.ofSeconds(20))
			.until(() -> this.jdbc.queryForObject("SELECT CREATE_TIME < NOW() - INTERVAL 3 SECOND"
					+ " FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = 'stations'",
					Boolean.class));
	}

	/**
	 * What the server makes something else of, with what it answers.
	 */
	Map<DuplicateCause, String> prevented() {
		Map<DuplicateCause, String> prevented = new EnumMap<>(DuplicateCause.class);
		prevented.put(DuplicateCause.AUTO_INCREMENT_EXHAUSTED, "with error 167");
		return prevented;
	}

	/**
	 * What is proven on the server.
	 */
	DuplicateCause proven(Scenario scenario) {
		return scenario.cause();
	}

	@TestFactory
	Stream<DynamicTest> buttonShowsTheRightDiagnosis() {
		return this.scenarios.all()
			.stream()
			.map((scenario) -> DynamicTest.dynamicTest(scenario.name(), () -> assertPage(scenario, click(scenario))));
	}

	@TestFactory
	Stream<DynamicTest> lineForTheTerminalPrintsTheRightDiagnosis() {
		return this.scenarios.all()
			.stream()
			.map((scenario) -> DynamicTest.dynamicTest(scenario.name(), () -> assertReport(scenario, post(scenario))));
	}

	private void assertPage(Scenario scenario, HtmlPage page) {
		String answer = prevented().get(scenario.cause());
		if (answer != null) {
			assertThat(page.querySelector("#" + scenario.name() + " .problems").asNormalizedText())
				.isEqualTo("This server does not know this cause: it answered " + answer + ".");
			return;
		}
		assertThat(page.getElementById("cause").asNormalizedText()).isEqualTo(proven(scenario).name());
		assertThat(page.getElementById("evidence").asNormalizedText()).isNotEmpty();
		assertThat(page.getElementById("cures").asNormalizedText()).isNotEmpty();
		assertThat(page.getBody().asNormalizedText()).doesNotContain(VALUES);
	}

	private void assertReport(Scenario scenario, EntityExchangeResult<String> result) {
		String answer = prevented().get(scenario.cause());
		if (answer != null) {
			assertThat(result.getStatus()).isEqualTo(HttpStatus.NOT_IMPLEMENTED);
			assertThat(result.getResponseBody()).contains(answer);
			return;
		}
		assertThat(result.getStatus()).isEqualTo(HttpStatus.OK);
		assertThat(result.getResponseBody()).contains("Cause:", "#" + proven(scenario).anchor(), "Action:")
			.doesNotContain(VALUES);
	}

	private HtmlPage click(Scenario scenario) throws Exception {
		try (WebClient client = new WebClient()) {
			client.getOptions().setJavaScriptEnabled(false);
			HtmlPage page = client.getPage("http://localhost:" + this.port + "/provoke");
			return ((DomElement) page.querySelector("#" + scenario.name() + " button")).click();
		}
	}

	private EntityExchangeResult<String> post(Scenario scenario) {
		return RestTestClient.bindToServer()
			.baseUrl("http://localhost:" + this.port)
			.build()
			.post()
			.uri("/provoke/{name}", scenario.name())
			.accept(MediaType.TEXT_PLAIN)
			.exchange()
			.expectBody(String.class)
			.returnResult();
	}

}
