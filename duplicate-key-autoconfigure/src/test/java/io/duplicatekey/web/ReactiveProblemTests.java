package io.duplicatekey.web;

import java.util.Locale;
import java.util.function.Supplier;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.assertj.AssertableReactiveWebApplicationContext;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.StaticMessageSource;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.reactive.config.EnableWebFlux;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;

import io.duplicatekey.DuplicateEntryException;
import io.duplicatekey.DuplicateKeyViolation;
import io.duplicatekey.DuplicateUniqueKeyException;
import io.duplicatekey.autoconfigure.DuplicateKeyWebAutoConfiguration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What Spring WebFlux answers to a duplicate key, and whose handler comes first.
 */
@ExtendWith(OutputCaptureExtension.class)
class ReactiveProblemTests {

	private final ReactiveWebApplicationContextRunner runner = new ReactiveWebApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(DuplicateKeyWebAutoConfiguration.class))
		.withUserConfiguration(Flux.class);

	@Test
	void answersWithAProblemDetail() {
		this.runner.run((context) -> request(context, Duplicates::email).expectStatus()
			.isEqualTo(409)
			.expectHeader()
			.contentType(MediaType.APPLICATION_PROBLEM_JSON)
			.expectBody()
			.json("""
					{"title": "Conflict", "status": 409, "detail": "There is already an entry with the same email.",
					 "instance": "/", "errors": [{"field": "email", "code": "DuplicateKey"}]}"""));
	}

	@Test
	void speaksTheLanguageOfTheRequest() {
		StaticMessageSource messages = new StaticMessageSource();
		messages.addMessage("duplicate-key", Locale.GERMAN, "Gibt es schon.");
		this.runner.withBean("messageSource", MessageSource.class, () -> messages)
			.run((context) -> client(context, Duplicates::email).get()
				.uri("/")
				.header("Accept-Language", "de")
				.exchange()
				.expectBody()
				.jsonPath("$.detail")
				.isEqualTo("Gibt es schon."));
	}

	@Test
	void leavesPagesToTheNextHandler() {
		this.runner.run((context) -> client(context, Duplicates::email).get()
			.uri("/")
			.accept(MediaType.TEXT_HTML)
			.exchange()
			.expectStatus()
			.isEqualTo(409)
			.expectBody()
			.isEmpty());
	}

	@Test
	void looksForTheDuplicateAsExceptionHandlersDo(CapturedOutput output) {
		this.runner
			.run((context) -> request(context, () -> new IllegalStateException("with a value", Duplicates.email()))
				.expectStatus()
				.isEqualTo(409));
		assertThat(output.getOut().lines().filter((line) -> line.contains("Resolved ["))).singleElement()
			.asString()
			.contains("WARN", "the cause of java.lang.IllegalStateException")
			.doesNotContain("with a value", Duplicates.VALUE);
	}

	@Test
	void leavesOtherErrorsAlone() {
		this.runner.run((context) -> {
			request(context, () -> new DuplicateKeyException("of H2")).expectStatus().isEqualTo(500);
			request(context, () -> new DataIntegrityViolationException("no parent")).expectStatus().isEqualTo(500);
		});
	}

	@ParameterizedTest
	@ValueSource(classes = { DuplicateEntryAdvice.class, LastAdvice.class })
	void anAdviceOfTheUsersWins(Class<?> advice) {
		this.runner.withBean(advice)
			.run((context) -> request(context, Duplicates::email).expectStatus().isEqualTo(423));
	}

	@Test
	void aStatusOnTheExceptionWins() {
		this.runner.run((context) -> {
			request(context, EmailTakenException::new).expectStatus().isEqualTo(423);
			request(context, () -> new GoneException(Duplicates.email())).expectStatus().isEqualTo(410);
		});
	}

	@ParameterizedTest
	@ValueSource(classes = { EarlyHandler.class, TiedHandler.class })
	void aHandlerOfTheUsersWins(Class<?> handler) {
		this.runner.withBean(handler)
			.run((context) -> request(context, Duplicates::email).expectStatus().isEqualTo(423));
	}

	private static WebTestClient.ResponseSpec request(AssertableReactiveWebApplicationContext context,
			Supplier<? extends RuntimeException> failure) {
		return client(context, failure).get().uri("/").exchange();
	}

	private static WebTestClient client(AssertableReactiveWebApplicationContext context,
			Supplier<? extends RuntimeException> failure) {
		context.getBean(FailingController.class).failure = failure;
		return WebTestClient.bindToApplicationContext(context).build();
	}

	@EnableWebFlux
	@Configuration(proxyBeanMethods = false)
	static class Flux {

		@Bean
		FailingController failingController() {
			return new FailingController();
		}

	}

	@RestController
	static class FailingController {

		private Supplier<? extends RuntimeException> failure;

		@GetMapping("/")
		Mono<String> fail() {
			return Mono.error(this.failure);
		}

	}

	@RestControllerAdvice
	static class DuplicateEntryAdvice {

		@ExceptionHandler(DuplicateEntryException.class)
		ResponseEntity<String> mine() {
			return ResponseEntity.status(HttpStatus.LOCKED).build();
		}

	}

	@RestControllerAdvice
	@Order(Ordered.LOWEST_PRECEDENCE)
	static class LastAdvice {

		@ExceptionHandler(Exception.class)
		ResponseEntity<String> mine() {
			return ResponseEntity.status(HttpStatus.LOCKED).build();
		}

	}

	@Order(-2)
	static class EarlyHandler implements WebExceptionHandler {

		@Override
		public Mono<Void> handle(ServerWebExchange exchange, Throwable ex) {
			exchange.getResponse().setStatusCode(HttpStatus.LOCKED);
			return exchange.getResponse().setComplete();
		}

	}

	@Order(-1)
	static class TiedHandler extends EarlyHandler {

	}

	@ResponseStatus(HttpStatus.LOCKED)
	static class EmailTakenException extends DuplicateUniqueKeyException {

		private static final long serialVersionUID = 1L;

		EmailTakenException() {
			super(DuplicateKeyViolation.unknown(), null);
		}

	}

	@ResponseStatus(HttpStatus.GONE)
	static class GoneException extends RuntimeException {

		private static final long serialVersionUID = 1L;

		GoneException(Throwable cause) {
			super(cause);
		}

	}

}
