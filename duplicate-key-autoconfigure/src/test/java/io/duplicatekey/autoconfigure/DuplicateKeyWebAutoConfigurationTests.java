package io.duplicatekey.autoconfigure;

import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.context.MessageSource;
import org.springframework.context.support.StaticMessageSource;
import org.springframework.http.ProblemDetail;
import org.springframework.http.codec.ServerCodecConfigurer;
import org.springframework.web.reactive.DispatcherHandler;
import org.springframework.web.servlet.DispatcherServlet;

import io.duplicatekey.DuplicateEntryException;
import io.duplicatekey.DuplicateKeyViolation;
import io.duplicatekey.web.DuplicateEntryExceptionResolver;
import io.duplicatekey.web.DuplicateEntryWebExceptionHandler;
import io.duplicatekey.web.DuplicateKeyProblemDetails;
import io.duplicatekey.web.LocalizedProblemDetails;

import static org.assertj.core.api.Assertions.assertThat;

class DuplicateKeyWebAutoConfigurationTests {

	private static final AutoConfigurations CONFIGURATION = AutoConfigurations
		.of(DuplicateKeyWebAutoConfiguration.class);

	private static final DuplicateEntryException UNKNOWN = new DuplicateEntryException(DuplicateKeyViolation.unknown(),
			null);

	private final WebApplicationContextRunner servlet = new WebApplicationContextRunner()
		.withConfiguration(CONFIGURATION);

	private final ReactiveWebApplicationContextRunner reactive = new ReactiveWebApplicationContextRunner()
		.withConfiguration(CONFIGURATION)
		.withBean(ServerCodecConfigurer.class, ServerCodecConfigurer::create);

	@Test
	void answersOnSpringMvc() {
		this.servlet.run((context) -> assertThat(context).hasSingleBean(DuplicateEntryExceptionResolver.class)
			.hasSingleBean(LocalizedProblemDetails.class)
			.doesNotHaveBean(DuplicateEntryWebExceptionHandler.class));
	}

	@Test
	void answersOnSpringWebFlux() {
		this.reactive.run((context) -> assertThat(context).hasSingleBean(DuplicateEntryWebExceptionHandler.class)
			.hasSingleBean(LocalizedProblemDetails.class)
			.doesNotHaveBean(DuplicateEntryExceptionResolver.class));
	}

	@Test
	void takesTheMessagesOfTheContextWhereThereAreOtherSources() {
		StaticMessageSource others = new StaticMessageSource();
		others.addMessage("duplicate-key", Locale.ENGLISH, "for mails");
		StaticMessageSource messages = new StaticMessageSource();
		messages.addMessage("duplicate-key", Locale.ENGLISH, "for everything");
		this.servlet.withBean("mailMessages", MessageSource.class, () -> others)
			.withBean("messageSource", MessageSource.class, () -> messages)
			.run((context) -> assertThat(
					context.getBean(DuplicateKeyProblemDetails.class).create(UNKNOWN, Locale.ENGLISH).getDetail())
				.isEqualTo("for everything"));
		this.servlet.withBean("mailMessages", MessageSource.class, () -> others)
			.run((context) -> assertThat(
					context.getBean(DuplicateKeyProblemDetails.class).create(UNKNOWN, Locale.ENGLISH).getDetail())
				.isEqualTo("There is already such an entry."));
	}

	@Test
	void isAbsentWhereNobodyAsksOverHttp() {
		new ApplicationContextRunner().withConfiguration(CONFIGURATION)
			.run((context) -> assertThat(context).doesNotHaveBean(DuplicateKeyProblemDetails.class));
	}

	@ParameterizedTest
	@ValueSource(strings = { "duplicate-key.web.enabled", "duplicate-key.enabled" })
	void isOffByOneProperty(String property) {
		this.servlet.withPropertyValues(property + "=false")
			.run((context) -> assertThat(context).doesNotHaveBean(DuplicateEntryExceptionResolver.class)
				.doesNotHaveBean(DuplicateKeyProblemDetails.class));
		this.reactive.withPropertyValues(property + "=false")
			.run((context) -> assertThat(context).doesNotHaveBean(DuplicateEntryWebExceptionHandler.class)
				.doesNotHaveBean(DuplicateKeyProblemDetails.class));
	}

	@Test
	void isAbsentWithoutSpringWeb() {
		new ApplicationContextRunner().withConfiguration(CONFIGURATION)
			.withClassLoader(new FilteredClassLoader(ProblemDetail.class.getPackageName(), "org.springframework.web",
					"jakarta.servlet", "reactor"))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(DuplicateKeyProblemDetails.class));
	}

	@Test
	void isAbsentWithoutSpringMvc() {
		this.servlet.withClassLoader(new FilteredClassLoader(DispatcherServlet.class.getPackageName()))
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(DuplicateEntryExceptionResolver.class));
	}

	@Test
	void isAbsentWithoutSpringWebFlux() {
		this.reactive.withClassLoader(new FilteredClassLoader(DispatcherHandler.class.getPackageName()))
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(DuplicateEntryWebExceptionHandler.class));
	}

	@Test
	void stepsAsideForAUserWhoAnswersAllErrorsOfWebFlux() {
		this.reactive.withBean(OwnErrorHandler.class)
			.run((context) -> assertThat(context).doesNotHaveBean(DuplicateEntryWebExceptionHandler.class));
	}

	@Test
	void stepsAsideForADescriptionOfTheUsers() {
		this.servlet
			.withBean(DuplicateKeyProblemDetails.class, () -> (exception, locale) -> ProblemDetail.forStatus(409))
			.run((context) -> assertThat(context).hasSingleBean(DuplicateKeyProblemDetails.class)
				.doesNotHaveBean(LocalizedProblemDetails.class));
	}

}
