package io.duplicatekey.autoconfigure;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.function.SingletonSupplier;

import io.duplicatekey.metrics.UpsertRetryMeters;
import io.duplicatekey.metrics.UpsertRowMeters;
import io.duplicatekey.metrics.ViolationMeters;
import io.duplicatekey.observation.UpsertObservationConvention;
import io.duplicatekey.observation.UpsertObservations;
import io.duplicatekey.translation.DuplicateKeyTranslator;
import io.duplicatekey.upsert.UpsertRetries;

/**
 * Counts violations, and observes upserts.
 */
@AutoConfiguration(after = { DuplicateKeyAutoConfiguration.class, UpsertAutoConfiguration.class },
		afterName = {
				"org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration",
				"org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration",
				"org.springframework.boot.actuate.autoconfigure.metrics.CompositeMeterRegistryAutoConfiguration",
				"org.springframework.boot.actuate.autoconfigure.observation.ObservationAutoConfiguration" })
@ConditionalOnBooleanProperty(name = "duplicate-key.metrics.enabled", matchIfMissing = true)
@EnableConfigurationProperties(DuplicateKeyProperties.class)
public final class DuplicateKeyMetricsAutoConfiguration {

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(MeterRegistry.class)
	@ConditionalOnBean(MeterRegistry.class)
	static class MeterConfiguration {

		@Bean
		@ConditionalOnMissingBean
		@ConditionalOnBean(DuplicateKeyTranslator.class)
		ViolationMeters duplicateKeyViolationMeters(ObjectProvider<MeterRegistry> registry,
				ConfigurableListableBeanFactory beanFactory, DuplicateKeyProperties properties) {
			return new ViolationMeters(registry::getObject, new DataSourceNames(beanFactory),
					properties.metrics().maxKeys());
		}

		@Bean
		@ConditionalOnMissingBean
		@ConditionalOnBean(UpsertRetries.class)
		UpsertRetryMeters duplicateKeyUpsertRetryMeters(UpsertRetries retries) {
			return new UpsertRetryMeters(retries);
		}

		@Bean
		@ConditionalOnMissingBean
		@ConditionalOnBean(UpsertRetries.class)
		@ConditionalOnBooleanProperty(name = "duplicate-key.metrics.observe-upserts", matchIfMissing = true)
		UpsertRowMeters duplicateKeyUpsertRowMeters(ObjectProvider<MeterRegistry> registry) {
			return new UpsertRowMeters(registry::getObject);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnBean(ObservationRegistry.class)
	@ConditionalOnBooleanProperty(name = "duplicate-key.metrics.observe-upserts", matchIfMissing = true)
	static class ObservationConfiguration {

		@Bean
		@ConditionalOnMissingBean
		UpsertObservations duplicateKeyUpsertObservations(ObjectProvider<ObservationRegistry> registry,
				ObjectProvider<UpsertObservationConvention> convention) {
			return new UpsertObservations(
					SingletonSupplier.of(() -> registry.getIfUnique(() -> ObservationRegistry.NOOP)),
					SingletonSupplier.ofNullable(convention::getIfUnique));
		}

	}

}
