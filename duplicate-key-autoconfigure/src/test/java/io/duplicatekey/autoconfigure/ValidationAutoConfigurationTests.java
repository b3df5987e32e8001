package io.duplicatekey.autoconfigure;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import javax.sql.DataSource;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import io.duplicatekey.DuplicateUniqueKeyException;
import io.duplicatekey.validation.ConstraintCheck;
import io.duplicatekey.validation.DeclarationCheck;
import io.duplicatekey.validation.StartupValidation;
import io.duplicatekey.validation.UpsertKeyCheck;

import static org.assertj.core.api.Assertions.assertThat;

class ValidationAutoConfigurationTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner().withConfiguration(AutoConfigurations
		.of(DuplicateKeyAutoConfiguration.class, UpsertAutoConfiguration.class, ValidationAutoConfiguration.class));

	@Test
	void isOffByDefault() {
		this.runner.run((context) -> assertThat(context).hasNotFailed()
			.doesNotHaveBean(StartupValidation.class)
			.doesNotHaveBean(DeclarationCheck.class));
	}

	@Test
	void isOffByYamlsOff() {
		this.runner.withPropertyValues("duplicate-key.validate=false")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(StartupValidation.class));
	}

	@Test
	void isOnByEitherValue() {
		for (String value : new String[] { "warn", "fail", "FAIL" }) {
			this.runner.withPropertyValues("duplicate-key.validate=" + value)
				.run((context) -> assertThat(context).hasNotFailed()
					.hasSingleBean(StartupValidation.class)
					.hasSingleBean(ConstraintCheck.class)
					.hasSingleBean(UpsertKeyCheck.class));
		}
	}

	@Test
	void refusesUnknownValues() {
		this.runner.withPropertyValues("duplicate-key.validate=strict")
			.run((context) -> assertThat(context).hasFailed());
	}

	@Test
	void checksConstraintsAloneWithoutSpringData() {
		this.runner.withPropertyValues("duplicate-key.validate=fail")
			.withClassLoader(new FilteredClassLoader("org.springframework.data"))
			.run((context) -> assertThat(context).hasNotFailed()
				.hasSingleBean(ConstraintCheck.class)
				.doesNotHaveBean(UpsertKeyCheck.class));
	}

	@Test
	void checksConstraintsAloneWithoutJpa() {
		this.runner.withPropertyValues("duplicate-key.validate=fail")
			.withClassLoader(new FilteredClassLoader("org.springframework.data", "org.springframework.orm",
					"jakarta.persistence", "org.hibernate"))
			.run((context) -> assertThat(context).hasNotFailed().hasSingleBean(ConstraintCheck.class));
	}

	@Test
	void makesNoDataSourceThatItWouldHaveToClose() {
		AtomicInteger made = new AtomicInteger();
		this.runner.withPropertyValues("duplicate-key.validate=fail").withBean("ofItsOwn", DataSource.class, () -> {
			made.incrementAndGet();
			return new DriverManagerDataSource("jdbc:h2:mem:own", "sa", "");
		}, (definition) -> definition.setScope(BeanDefinition.SCOPE_PROTOTYPE)).run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(made).hasValue(0);
		});
	}

	@Test
	void checksUpsertsAloneWithoutTypedExceptions() {
		this.runner.withPropertyValues("duplicate-key.validate=fail", "duplicate-key.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(ConstraintCheck.class)
				.hasSingleBean(UpsertKeyCheck.class));
	}

	@Test
	void stepsAsideForAValidationOfTheUsersOwn() {
		StartupValidation own = new StartupValidation(false, Stream::empty);
		this.runner.withPropertyValues("duplicate-key.validate=fail")
			.withBean("own", StartupValidation.class, () -> own)
			.run((context) -> assertThat(context).getBean(StartupValidation.class).isSameAs(own));
	}

	@Test
	void leavesOtherDatabasesAlone() {
		this.runner
			.withPropertyValues("duplicate-key.validate=fail",
					"duplicate-key.exceptions[users.uk]=" + DuplicateUniqueKeyException.class.getName())
			.withBean(DataSource.class, () -> new DriverManagerDataSource("jdbc:h2:mem:other;MODE=MySQL", "sa", ""))
			.run((context) -> assertThat(context).hasNotFailed());
	}

}
