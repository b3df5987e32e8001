package io.duplicatekey.autoconfigure;

import jakarta.persistence.EntityManagerFactory;
import org.hibernate.SessionFactory;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.ImportRuntimeHints;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.Role;
import org.springframework.data.jpa.repository.support.JpaRepositoryFactoryBean;
import org.springframework.data.repository.core.support.RepositoryFactoryBeanSupport;
import org.springframework.orm.jpa.AbstractEntityManagerFactoryBean;

import io.duplicatekey.repository.EntityUpsertOperations;
import io.duplicatekey.repository.PersistenceUnits;
import io.duplicatekey.repository.UpsertAotProcessor;
import io.duplicatekey.repository.UpsertPlacementPostProcessor;
import io.duplicatekey.repository.UpsertRepositoryPostProcessor;
import io.duplicatekey.repository.UpsertRuntimeHints;
import io.duplicatekey.jdbc.UpsertExecutor;
import io.duplicatekey.jdbc.UpsertRetry;
import io.duplicatekey.autoconfigure.DuplicateKeyProperties.BulkIsolation;
import io.duplicatekey.observation.UpsertObservations;
import io.duplicatekey.upsert.UpsertOperations;

/**
 * Makes {@code @Upsert} methods of JPA repositories work, and their absence known.
 */
@AutoConfiguration
@EnableConfigurationProperties(DuplicateKeyProperties.class)
public final class UpsertAutoConfiguration {

	/**
	 * Where nothing below can run upserts, a method must not become a derived query.
	 */
	@Bean
	@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
	// By name: Spring warns of a class that is not there on a method.
	@ConditionalOnClass(name = "org.springframework.data.repository.core.support.RepositoryFactoryBeanSupport")
	@ConditionalOnMissingBean
	static UpsertPlacementPostProcessor duplicateKeyMissingUpserts() {
		return UpsertPlacementPostProcessor.forNone("Spring Data JPA or Hibernate is not on the class path",
				"Add spring-boot-starter-data-jpa, or remove @Upsert.");
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(RepositoryFactoryBeanSupport.class)
	@ConditionalOnBooleanProperty(name = "duplicate-key.upsert.enabled", havingValue = false)
	static class DisabledConfiguration {

		@Bean
		@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
		static UpsertPlacementPostProcessor duplicateKeyDisabledUpserts() {
			return UpsertPlacementPostProcessor.forNone("duplicate-key.upsert.enabled is false",
					"Remove that property, or the method.");
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass({ AbstractEntityManagerFactoryBean.class, EntityManagerFactory.class, SessionFactory.class })
	@ConditionalOnBooleanProperty(name = "duplicate-key.upsert.enabled", matchIfMissing = true)
	static class EntityConfiguration {

		@Bean
		@Lazy
		@ConditionalOnMissingBean
		UpsertExecutor duplicateKeyUpsertExecutor(DuplicateKeyProperties properties) {
			DuplicateKeyProperties.Upsert upsert = properties.upsert();
			return new UpsertExecutor(upsert.rowReference().toSql(), upsert.withoutLocalInfile(), upsert.sortRows());
		}

		@Bean
		@Lazy
		@ConditionalOnMissingBean
		UpsertRetry duplicateKeyUpsertRetry(DuplicateKeyProperties properties) {
			DuplicateKeyProperties.Retry retry = properties.upsert().retry();
			return new UpsertRetry(retry.maxAttempts(), retry.initialInterval(), retry.multiplier(),
					retry.maxInterval());
		}

		@Bean
		@Lazy
		PersistenceUnits duplicateKeyPersistenceUnits(ListableBeanFactory beanFactory, UpsertExecutor executor,
				UpsertRetry retry, DuplicateKeyProperties properties, ObjectProvider<UpsertObservations> observations) {
			return new PersistenceUnits(beanFactory, executor, retry,
					properties.upsert().bulkIsolation() == BulkIsolation.READ_COMMITTED,
					observations.getIfAvailable(UpsertObservations::none));
		}

		@Bean
		@Lazy
		@ConditionalOnMissingBean(UpsertOperations.class)
		EntityUpsertOperations duplicateKeyUpsertOperations(PersistenceUnits units) {
			return new EntityUpsertOperations(units);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass({ JpaRepositoryFactoryBean.class, SessionFactory.class })
	@ConditionalOnBooleanProperty(name = "duplicate-key.upsert.enabled", matchIfMissing = true)
	@ImportRuntimeHints(UpsertRuntimeHints.class)
	static class RepositoryConfiguration {

		@Bean
		@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
		static UpsertPlacementPostProcessor duplicateKeyUpsertPlacement() {
			return UpsertPlacementPostProcessor.forJpaRepositories();
		}

		@Bean
		@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
		static UpsertRepositoryPostProcessor duplicateKeyUpsertRepositories(ObjectProvider<PersistenceUnits> units) {
			return new UpsertRepositoryPostProcessor(units);
		}

		@Bean
		@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
		static UpsertAotProcessor duplicateKeyUpsertAotProcessor() {
			return new UpsertAotProcessor();
		}

	}

}
