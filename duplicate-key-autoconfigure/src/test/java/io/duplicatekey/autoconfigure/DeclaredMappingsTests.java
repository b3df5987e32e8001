package io.duplicatekey.autoconfigure;

import java.sql.SQLException;
import java.util.Map;

import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurationPackages;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.jdbc.support.SQLExceptionTranslator;

import io.duplicatekey.OnDuplicateKey;
import io.duplicatekey.autoconfigure.declared.doubled.Doubled;
import io.duplicatekey.autoconfigure.declared.foreign.Foreign;
import io.duplicatekey.autoconfigure.declared.good.TakenException;
import io.duplicatekey.autoconfigure.declared.nested.inner.InnerTakenException;
import io.duplicatekey.autoconfigure.declared.unfit.Unfit;
import io.duplicatekey.InvalidDeclarationException;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The declarations of an application, right ones and wrong ones.
 */
class DeclaredMappingsTests {

	private static final String TAKEN = TakenException.class.getName();

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(DuplicateKeyAutoConfiguration.class));

	@Test
	void findsTheClassesOfTheApplication() {
		scanning(TakenException.class).run((context) -> {
			assertThat(thrown(context, "users.uk_email")).isInstanceOf(TakenException.class);
			assertThat(thrown(context, "users.uk_handle")).isInstanceOf(TakenException.class);
			assertThat(thrown(context, "orders.uk_email")).isNotInstanceOf(TakenException.class);
		});
	}

	@Test
	void countsAClassOnceWhereBasePackagesOverlap() {
		String inner = InnerTakenException.class.getPackageName();
		String outer = inner.substring(0, inner.lastIndexOf('.'));
		this.runner
			.withInitializer((context) -> AutoConfigurationPackages.register(
					(org.springframework.beans.factory.support.BeanDefinitionRegistry) context.getBeanFactory(), outer,
					inner))
			.run((context) -> assertThat(thrown(context, "users.uk_email")).isInstanceOf(InnerTakenException.class));
	}

	@Test
	void readsTheProperty() {
		this.runner.withPropertyValues("duplicate-key.exceptions[users.uk_users_email]=" + TAKEN)
			.run((context) -> assertThat(thrown(context, "users.uk_users_email")).isInstanceOf(TakenException.class));
		this.runner.withPropertyValues("duplicate-key.exceptions.users.email=" + TAKEN)
			.run((context) -> assertThat(thrown(context, "users.email")).isInstanceOf(TakenException.class));
	}

	@Test
	void readsThePropertyWithoutBrackets() {
		this.runner.withPropertyValues("duplicate-key.exceptions.users.uk_users_Email=" + TAKEN)
			.run((context) -> assertThat(thrown(context, "users.uk_users_email")).isInstanceOf(TakenException.class));
	}

	@Test
	void refusesAKeyThatWouldLoseCharacters() {
		this.runner.withPropertyValues("duplicate-key.exceptions.users.uk$email=" + TAKEN)
			.run((context) -> assertAnalysis(context, "duplicate-key.exceptions.users.uk$email",
					"duplicate-key.exceptions[users.uk$email]"));
	}

	@Test
	void refusesAnEnvironmentVariable() {
		this.runner
			.withInitializer((context) -> context.getEnvironment()
				.getPropertySources()
				.addFirst(new SystemEnvironmentPropertySource("variables",
						Map.of("DUPLICATE_KEY_EXCEPTIONS_USERS_UK_EMAIL", TAKEN))))
			.run((context) -> assertAnalysis(context, "DUPLICATE_KEY_EXCEPTIONS_USERS_UK_EMAIL",
					"SPRING_APPLICATION_JSON"));
	}

	@Test
	void refusesBracketsThatYamlTookForAList() {
		this.runner.withPropertyValues("duplicate-key.exceptions[[users.uk]]=" + TAKEN)
			.run((context) -> assertAnalysis(context, "without quotes", "\"[users.uk]\""));
	}

	@Test
	void refusesTwoMappingsForOneConstraint() {
		scanning(Doubled.class)
			.run((context) -> assertAnalysis(context, "\"users.uk_email\" is mapped twice", "Remove one"));
		scanning(TakenException.class).withPropertyValues("duplicate-key.exceptions[users.uk_email]=" + TAKEN)
			.run((context) -> assertAnalysis(context, "duplicate-key.exceptions[users.uk_email]", "Remove one"));
	}

	@Test
	void refusesAClassOfAnotherFamily() {
		scanning(Foreign.class)
			.run((context) -> assertAnalysis(context, "does not extend DuplicateEntryException", "@OnDuplicateKey"));
	}

	@Test
	void refusesAClassOfAnotherFamilyInTheProperty() {
		this.runner.withPropertyValues("duplicate-key.exceptions[users.uk]=java.lang.IllegalStateException")
			.run((context) -> assertAnalysis(context, "java.lang.IllegalStateException does not extend",
					"@OnDuplicateKey"));
	}

	@Test
	void refusesAClassWithoutAFittingConstructor() {
		scanning(Unfit.class).run((context) -> assertAnalysis(context, "no fitting constructor",
				"(DuplicateKeyViolation violation, Throwable cause)"));
	}

	@Test
	void refusesAWrongDeclarationOnAMethod() {
		this.runner.withBean(WrongException.class)
			.run((context) -> assertAnalysis(context, "no fitting constructor",
					"BareException(String message, Throwable cause)"));
		this.runner.withBean(WrongConstraint.class)
			.run((context) -> assertAnalysis(context, "\"users.\", which is no name", "table.key"));
		this.runner.withBean(Twice.class).run((context) -> assertAnalysis(context, "mapped twice", "Remove one"));
	}

	private ApplicationContextRunner scanning(Class<?> inPackage) {
		return this.runner.withInitializer((context) -> AutoConfigurationPackages.register(
				(org.springframework.beans.factory.support.BeanDefinitionRegistry) context.getBeanFactory(),
				inPackage.getPackageName()));
	}

	private static Exception thrown(AssertableApplicationContext context, String key) {
		return context.getBean(SQLExceptionTranslator.class)
			.translate("task", null, new SQLException("Duplicate entry 'x' for key '" + key + "'", "23000", 1062));
	}

	private static void assertAnalysis(AssertableApplicationContext context, String description, String action) {
		assertThat(context).hasFailed();
		assertThat(context.getStartupFailure()).hasRootCauseInstanceOf(InvalidDeclarationException.class);
		FailureAnalysis analysis = new InvalidDeclarationFailureAnalyzer().analyze(context.getStartupFailure());
		assertThat(analysis.getDescription()).contains(description);
		assertThat(analysis.getAction()).contains(action);
	}

	@SuppressWarnings("serial")
	static class BareException extends RuntimeException {

	}

	static class WrongException {

		@OnDuplicateKey(throwing = BareException.class)
		public void method() {
		}

	}

	@OnDuplicateKey(constraint = "users.")
	static class WrongConstraint {

		public void method() {
		}

	}

	static class Twice {

		@OnDuplicateKey(constraint = "uk")
		@OnDuplicateKey(constraint = "UK")
		public void method() {
		}

	}

}
