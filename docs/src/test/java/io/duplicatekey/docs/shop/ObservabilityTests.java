package io.duplicatekey.docs.shop;

import java.util.ArrayList;
import java.util.List;

import io.micrometer.common.KeyValue;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import org.junit.jupiter.api.Test;

import org.springframework.boot.actuate.autoconfigure.endpoint.EndpointAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import io.duplicatekey.autoconfigure.DuplicateKeyAutoConfiguration;
import io.duplicatekey.autoconfigure.DuplicateKeyMetricsAutoConfiguration;
import io.duplicatekey.autoconfigure.DuplicateKeysEndpointAutoConfiguration;
import io.duplicatekey.autoconfigure.UpsertAutoConfiguration;
import io.duplicatekey.endpoint.DuplicateKeysEndpoint;
import io.duplicatekey.jdbc.UpsertReport;
import io.duplicatekey.metrics.ViolationMeters;
import io.duplicatekey.observation.UpsertObservations;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the examples of metrics and the endpoint do, without a server.
 */
class ObservabilityTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withInitializer(new ConfigDataApplicationContextInitializer())
		.withInitializer((context) -> context.getEnvironment().setConversionService(new ApplicationConversionService()))
		.withConfiguration(AutoConfigurations.of(DuplicateKeyAutoConfiguration.class, UpsertAutoConfiguration.class,
				DuplicateKeyMetricsAutoConfiguration.class, DuplicateKeysEndpointAutoConfiguration.class,
				EndpointAutoConfiguration.class))
		.withBean("meters", MeterRegistry.class, SimpleMeterRegistry::new)
		.withBean("observations", ObservationRegistry.class, ObservationRegistry::create);

	@Test
	void endpointIsExposedByTheUser() {
		this.runner.run((context) -> assertThat(context).doesNotHaveBean(DuplicateKeysEndpoint.class));
		this.runner.withPropertyValues("spring.config.location=classpath:snippets/observability.yml")
			.run((context) -> assertThat(context).hasSingleBean(DuplicateKeysEndpoint.class));
	}

	@Test
	void canBeSwitchedOff() {
		this.runner
			.withPropertyValues("spring.config.location=classpath:snippets/observability-off.yml",
					"management.endpoints.web.exposure.include=*")
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(ViolationMeters.class)
				.doesNotHaveBean(UpsertObservations.class)
				.doesNotHaveBean(DuplicateKeysEndpoint.class));
	}

	@Test
	void conventionOfOnesOwn() {
		this.runner.withBean(EntityNamesConvention.class).run((context) -> {
			List<Observation.Context> seen = new ArrayList<>();
			ObservationHandler<Observation.Context> handler = new ObservationHandler<>() {
				@Override
				public boolean supportsContext(Observation.Context observed) {
					return true;
				}

				@Override
				public void onStop(Observation.Context observed) {
					seen.add(observed);
				}
			};
			context.getBean(ObservationRegistry.class).observationConfig().observationHandler(handler);
			context.getBean(UpsertObservations.class)
				.observe("UserRepository.upsert", User.class, new UpsertReport(), () -> null);
			assertThat(seen).singleElement()
				.satisfies((observed) -> assertThat(observed.getLowCardinalityKeyValues())
					.containsExactly(KeyValue.of("entity", User.class.getName())));
		});
	}

}
