package io.duplicatekey.autoconfigure;

import org.hibernate.event.spi.FlushEventListener;
import org.junit.jupiter.api.Test;

import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import io.duplicatekey.diagnosis.DuplicateKeyDiagnostics;
import io.duplicatekey.hibernate.SessionWitnessHints;
import io.duplicatekey.hibernate.SessionWitnessPostProcessor;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * When Hibernate's sessions are looked at.
 */
class SessionWitnessAutoConfigurationTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner().withConfiguration(
			AutoConfigurations.of(DuplicateKeyAutoConfiguration.class, DiagnosisAutoConfiguration.class));

	@Test
	void looksAtSessions() {
		this.runner.run((context) -> assertThat(context).hasSingleBean(SessionWitnessPostProcessor.class));
	}

	@Test
	void looksAtNoneWithoutDiagnosis() {
		this.runner.withPropertyValues("duplicate-key.diagnosis.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(SessionWitnessPostProcessor.class));
	}

	@Test
	void diagnosesWithoutHibernate() {
		this.runner.withClassLoader(new FilteredClassLoader("org.hibernate", "jakarta.persistence"))
			.run((context) -> assertThat(context).hasSingleBean(DuplicateKeyDiagnostics.class)
				.doesNotHaveBean(SessionWitnessPostProcessor.class));
	}

	@Test
	void aNativeImageKnowsTheProxies() {
		RuntimeHints hints = new RuntimeHints();
		new SessionWitnessHints().registerHints(hints, getClass().getClassLoader());
		assertThat(RuntimeHintsPredicates.proxies().forInterfaces(FlushEventListener.class)).accepts(hints);
	}

}
