package io.duplicatekey.web;

import java.util.Locale;
import java.util.function.Supplier;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.assertj.AssertableWebApplicationContext;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.StaticMessageSource;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;
import org.springframework.web.servlet.handler.SimpleMappingExceptionResolver;
import org.springframework.web.servlet.view.InternalResourceViewResolver;

import io.duplicatekey.DuplicateEntryException;
import io.duplicatekey.DuplicateKeyViolation;
import io.duplicatekey.DuplicateUniqueKeyException;
import io.duplicatekey.autoconfigure.DuplicateKeyWebAutoConfiguration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.forwardedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

/**
 * What Spring MVC answers to a duplicate key, and whose handler comes first.
 */
@ExtendWith(OutputCaptureExtension.class)
class ServletProblemTests {

	private final WebApplicationContextRunner runner = new WebApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(DuplicateKeyWebAutoConfiguration.class))
		.withUserConfiguration(Mvc.class);

	@Test
	void answersWithAProblemDetail() {
		this.runner.run((context) -> request(context, Duplicates::email).andExpect(status().isConflict())
			.andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON))
			.andExpect(content().json("""
					{"title": "Conflict", "status": 409, "detail": "There is already an entry with the same email.",
					 "instance": "/", "errors": [{"field": "email", "code": "DuplicateKey"}]}""")));
	}

	@Test
	void answersRequestsOfRouterFunctions() {
		this.runner.withUserConfiguration(Router.class)
			.run((context) -> mvc(context).perform(get("/routed"))
				.andExpect(status().isConflict())
				.andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON)));
	}

	@Test
	void answersWithAProblemDetailToWhoAcceptsNeitherJsonNorPages() {
		this.runner.run((context) -> mvc(context, Duplicates::email).perform(get("/").accept("text/csv"))
			.andExpect(status().isConflict())
			.andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON)));
	}

	@Test
	void speaksTheLanguageOfTheRequest() {
		StaticMessageSource messages = new StaticMessageSource();
		messages.addMessage("duplicate-key.users.uk_users_email", Locale.GERMAN, "Diese Adresse hat schon ein Konto.");
		this.runner.withBean("messageSource", MessageSource.class, () -> messages)
			.run((context) -> mvc(context, Duplicates::email).perform(get("/").locale(Locale.GERMAN))
				.andExpect(jsonPath("$.detail").value("Diese Adresse hat schon ein Konto.")));
	}

	@Test
	void leavesPagesToTheApplication() {
		this.runner.run((context) -> mvc(context, Duplicates::email).perform(get("/").accept(MediaType.TEXT_HTML))
			.andExpect(status().isConflict())
			.andExpect(status().reason("Conflict"))
			.andExpect(content().string("")));
	}

	@Test
	void looksForTheDuplicateAsExceptionHandlersDo(CapturedOutput output) {
		this.runner.run((context) -> request(context,
				() -> new IllegalStateException("with a value", new RuntimeException(Duplicates.email())))
			.andExpect(status().isConflict())
			.andExpect(jsonPath("$.errors[0].field").value("email")));
		assertThat(output).contains("the cause of java.lang.IllegalStateException").doesNotContain("with a value");
	}

	@Test
	void leavesOtherErrorsAlone() {
		Throwable[] others = { new DataIntegrityViolationException("no parent"), new DuplicateKeyException("of H2"),
				new IllegalStateException() };
		this.runner.run((context) -> {
			for (Throwable other : others) {
				assertThat(catchThrowable(() -> request(context, () -> (RuntimeException) other))).hasCause(other);
			}
		});
	}

	@Test
	void logsWhatSpringLogs(CapturedOutput output) {
		this.runner.run((context) -> request(context, Duplicates::email));
		assertThat(output.getOut().lines().filter((line) -> line.contains("Resolved ["))).singleElement()
			.asString()
			.contains("WARN", DuplicateEntryExceptionResolver.class.getSimpleName(),
					"DuplicateUniqueKeyException: Duplicate entry for unique key 'uk_users_email'");
		assertThat(output).doesNotContain(Duplicates.VALUE);
	}

	@Test
	void doesNotLoseTheDuplicateWhereAMessageIsBroken(CapturedOutput output) {
		StaticMessageSource messages = new StaticMessageSource();
		messages.setAlwaysUseMessageFormat(true);
		messages.addMessage("duplicate-key", Locale.ENGLISH, "{email}");
		this.runner.withBean("messageSource", MessageSource.class, () -> messages)
			.run((context) -> assertThat(catchThrowable(() -> request(context, Duplicates::email)))
				.hasCauseInstanceOf(DuplicateUniqueKeyException.class));
		assertThat(output).contains("Failed to answer a request that ended in a duplicate key");
	}

	@ParameterizedTest
	@ValueSource(classes = { DuplicateEntryAdvice.class, DuplicateKeyAdvice.class, IntegrityAdvice.class,
			DataAccessAdvice.class, AnyAdvice.class, LastAdvice.class })
	void anAdviceOfTheUsersWins(Class<?> advice) {
		this.runner.withBean(advice)
			.run((context) -> request(context, Duplicates::email).andExpect(status().isLocked())
				.andExpect(content().string("mine")));
	}

	@Test
	void aHandlerInTheControllerWins() {
		this.runner.withUserConfiguration(LocalController.class)
			.run((context) -> mvc(context).perform(get("/local"))
				.andExpect(status().isLocked())
				.andExpect(content().string("mine")));
	}

	@Test
	void aStatusOnTheExceptionWins() {
		this.runner.run((context) -> {
			request(context, EmailTakenException::new).andExpect(status().isLocked());
			request(context, () -> new GoneException(Duplicates.email())).andExpect(status().isGone());
		});
	}

	@Test
	void aResolverOfTheUsersWinsWithoutAnOrder() {
		SimpleMappingExceptionResolver resolver = new SimpleMappingExceptionResolver();
		resolver.setDefaultErrorView("mine");
		this.runner.withBean(SimpleMappingExceptionResolver.class, () -> resolver)
			.withBean(InternalResourceViewResolver.class)
			.run((context) -> request(context, Duplicates::email).andExpect(status().isOk())
				.andExpect(forwardedUrl("mine")));
	}

	@Test
	void aDescriptionOfTheUsersReplacesOurs() {
		this.runner
			.withBean(DuplicateKeyProblemDetails.class,
					() -> (exception, locale) -> ProblemDetail.forStatusAndDetail(HttpStatus.LOCKED, "mine"))
			.run((context) -> request(context, Duplicates::email).andExpect(status().isLocked())
				.andExpect(jsonPath("$.detail").value("mine")));
	}

	@Test
	void aHandlerOfTheUsersCanBeginWithOurDescription() {
		this.runner.withBean(ExtendingAdvice.class)
			.run((context) -> request(context, Duplicates::email).andExpect(status().isConflict())
				.andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON))
				.andExpect(jsonPath("$.errors[0].field").value("email"))
				.andExpect(jsonPath("$.help").value("/help")));
	}

	private static ResultActions request(AssertableWebApplicationContext context,
			Supplier<? extends RuntimeException> failure) throws Exception {
		return mvc(context, failure).perform(get("/"));
	}

	private static MockMvc mvc(AssertableWebApplicationContext context, Supplier<? extends RuntimeException> failure) {
		context.getBean(FailingController.class).failure = failure;
		return mvc(context);
	}

	private static MockMvc mvc(AssertableWebApplicationContext context) {
		return MockMvcBuilders.webAppContextSetup(context).build();
	}

	@EnableWebMvc
	@Configuration(proxyBeanMethods = false)
	static class Mvc {

		@Bean
		FailingController failingController() {
			return new FailingController();
		}

	}

	@RestController
	static class FailingController {

		private Supplier<? extends RuntimeException> failure;

		@GetMapping("/")
		String fail() {
			throw this.failure.get();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Router {

		@Bean
		RouterFunction<ServerResponse> router() {
			return RouterFunctions.route().GET("/routed", (request) -> {
				throw Duplicates.email();
			}).build();
		}

	}

	@RestController
	static class LocalController {

		@GetMapping("/local")
		String fail() {
			throw Duplicates.email();
		}

		@ExceptionHandler(DuplicateEntryException.class)
		ResponseEntity<String> mine() {
			return locked();
		}

	}

	@RestControllerAdvice
	static class DuplicateEntryAdvice {

		@ExceptionHandler(DuplicateEntryException.class)
		ResponseEntity<String> mine() {
			return locked();
		}

	}

	@RestControllerAdvice
	static class DuplicateKeyAdvice {

		@ExceptionHandler(DuplicateKeyException.class)
		ResponseEntity<String> mine() {
			return locked();
		}

	}

	@RestControllerAdvice
	static class IntegrityAdvice {

		@ExceptionHandler(DataIntegrityViolationException.class)
		ResponseEntity<String> mine() {
			return locked();
		}

	}

	@RestControllerAdvice
	static class DataAccessAdvice {

		@ExceptionHandler(DataAccessException.class)
		ResponseEntity<String> mine() {
			return locked();
		}

	}

	@RestControllerAdvice
	static class AnyAdvice {

		@ExceptionHandler(Exception.class)
		ResponseEntity<String> mine() {
			return locked();
		}

	}

	@RestControllerAdvice
	@Order(Ordered.LOWEST_PRECEDENCE)
	static class LastAdvice {

		@ExceptionHandler(Exception.class)
		ResponseEntity<String> mine() {
			return locked();
		}

	}

	@RestControllerAdvice
	static class ExtendingAdvice {

		private final DuplicateKeyProblemDetails problems;

		ExtendingAdvice(DuplicateKeyProblemDetails problems) {
			this.problems = problems;
		}

		@ExceptionHandler
		ProblemDetail duplicate(DuplicateEntryException exception, Locale locale) {
			ProblemDetail problem = this.problems.create(exception, locale);
			problem.setProperty("help", "/help");
			return problem;
		}

	}

	private static ResponseEntity<String> locked() {
		return ResponseEntity.status(HttpStatus.LOCKED).body("mine");
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
