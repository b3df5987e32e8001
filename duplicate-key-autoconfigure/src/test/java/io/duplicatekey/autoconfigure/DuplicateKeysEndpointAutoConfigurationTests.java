package io.duplicatekey.autoconfigure;

import jakarta.persistence.EntityManagerFactory;
import org.junit.jupiter.api.Test;

import org.springframework.boot.actuate.autoconfigure.endpoint.EndpointAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.data.jpa.repository.support.JpaRepositoryFactoryBean;

import io.duplicatekey.endpoint.DuplicateKeysEndpoint;
import io.duplicatekey.endpoint.DuplicateKeysReport;
import io.duplicatekey.history.ViolationHistory;
import io.duplicatekey.translation.DuplicateKeyTranslator;

import static org.assertj.core.api.Assertions.assertThat;

class DuplicateKeysEndpointAutoConfigurationTests {

	private static final String EXPOSED = "management.endpoints.web.exposure.include=duplicatekeys";

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withInitializer((context) -> context.getEnvironment().setConversionService(new ApplicationConversionService()))
		.withConfiguration(AutoConfigurations.of(DuplicateKeyAutoConfiguration.class, UpsertAutoConfiguration.class,
				DuplicateKeysEndpointAutoConfiguration.class, EndpointAutoConfiguration.class));

	@Test
	void isNotThereUnlessExposed() {
		this.runner.run((context) -> assertThat(context).hasNotFailed()
			.doesNotHaveBean(DuplicateKeysEndpoint.class)
			.doesNotHaveBean(ViolationHistory.class));
	}

	@Test
	void isThereIfExposed() {
		this.runner.withPropertyValues(EXPOSED).run((context) -> {
			assertThat(context).hasSingleBean(DuplicateKeysEndpoint.class).hasSingleBean(ViolationHistory.class);
			DuplicateKeysReport report = context.getBean(DuplicateKeysEndpoint.class).duplicateKeys();
			assertThat(report.keys()).isEmpty();
			assertThat(report.violations().total()).isZero();
		});
	}

	@Test
	void isOffByOneProperty() {
		this.runner.withPropertyValues(EXPOSED, "management.endpoint.duplicatekeys.access=none")
			.run((context) -> assertThat(context).doesNotHaveBean(DuplicateKeysEndpoint.class)
				.doesNotHaveBean(ViolationHistory.class));
	}

	@Test
	void isAbsentWithoutTheActuator() {
		new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(DuplicateKeyAutoConfiguration.class, UpsertAutoConfiguration.class,
					DuplicateKeysEndpointAutoConfiguration.class))
			.withPropertyValues(EXPOSED)
			.withClassLoader(new FilteredClassLoader("org.springframework.boot.actuate"))
			.run((context) -> assertThat(context).hasNotFailed()
				.hasSingleBean(DuplicateKeyTranslator.class)
				.doesNotHaveBean("duplicateKeysEndpoint"));
	}

	@Test
	void worksWithoutJpa() {
		this.runner.withPropertyValues(EXPOSED)
			.withClassLoader(new FilteredClassLoader(JpaRepositoryFactoryBean.class.getPackageName(), "org.hibernate",
					"jakarta.persistence", "org.springframework.orm.jpa"))
			.run((context) -> {
				assertThat(context).hasNotFailed();
				assertThat(context.getBean(DuplicateKeysEndpoint.class).duplicateKeys().upserts()).isEmpty();
			});
	}

	@Test
	void makesNoPersistenceUnit() {
		this.runner.withPropertyValues(EXPOSED).withBean("unused", EntityManagerFactory.class, () -> {
			throw new IllegalStateException("made");
		}, (definition) -> definition.setLazyInit(true))
			.run((context) -> assertThat(context.getBean(DuplicateKeysEndpoint.class).duplicateKeys().keys())
				.isEmpty());
	}

	@Test
	void isAbsentWhereNothingIsTranslated() {
		this.runner.withPropertyValues(EXPOSED, "duplicate-key.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(DuplicateKeysEndpoint.class));
	}

	@Test
	void stepsAsideForAnEndpointOfTheUsersOwn() {
		this.runner.withPropertyValues(EXPOSED)
			.withBean("mine", DuplicateKeysEndpoint.class,
					() -> new DuplicateKeysEndpoint(null, null, null, null, null))
			.run((context) -> assertThat(context).hasSingleBean(DuplicateKeysEndpoint.class).hasBean("mine"));
	}

}
