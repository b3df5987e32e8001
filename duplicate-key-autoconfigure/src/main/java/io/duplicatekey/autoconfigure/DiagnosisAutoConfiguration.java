package io.duplicatekey.autoconfigure;

import org.hibernate.engine.spi.SessionFactoryImplementor;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.metadata.DataSourcePoolMetadataProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.ImportRuntimeHints;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.Role;
import org.springframework.orm.jpa.AbstractEntityManagerFactoryBean;

import io.duplicatekey.diagnosis.DiagnosisLimits;
import io.duplicatekey.diagnosis.DiagnosisLog;
import io.duplicatekey.diagnosis.DuplicateKeyDiagnostics;
import io.duplicatekey.diagnosis.SchemaDiagnostics;
import io.duplicatekey.hibernate.SessionWitnessHints;
import io.duplicatekey.hibernate.SessionWitnessPostProcessor;
import io.duplicatekey.translation.DuplicateKeyTranslator;

/**
 * Finds out why a duplicate happened, for who asks, and for the log where that is wanted.
 */
@AutoConfiguration(after = DuplicateKeyAutoConfiguration.class)
@ConditionalOnClass(DataSourcePoolMetadataProvider.class)
@ConditionalOnBean(DuplicateKeyTranslator.class)
@ConditionalOnBooleanProperty(name = "duplicate-key.diagnosis.enabled", matchIfMissing = true)
@EnableConfigurationProperties(DuplicateKeyProperties.class)
public final class DiagnosisAutoConfiguration {

	@Bean
	@Lazy
	@ConditionalOnMissingBean(DuplicateKeyDiagnostics.class)
	SchemaDiagnostics duplicateKeyDiagnostics(DuplicateKeyTranslator translator, DataSources dataSources,
			ObjectProvider<DataSourcePoolMetadataProvider> pools, DuplicateKeyProperties properties) {
		DuplicateKeyProperties.Diagnosis diagnosis = properties.diagnosis();
		return new SchemaDiagnostics(translator, dataSources, new PoolConnections(pools::stream),
				new DiagnosisLimits(diagnosis.timeout(), diagnosis.queryTimeout()), diagnosis.softDeleteColumns());
	}

	@Bean
	@ConditionalOnBooleanProperty("duplicate-key.diagnosis.log")
	DiagnosisLog duplicateKeyDiagnosisLog(ObjectProvider<DuplicateKeyDiagnostics> diagnostics,
			DuplicateKeyProperties properties) {
		return new DiagnosisLog(diagnostics::getObject, properties.diagnosis().logInterval());
	}

	/**
	 * What a session held says more than the schema can, and is gone when the failure
	 * arrives.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass({ AbstractEntityManagerFactoryBean.class, SessionFactoryImplementor.class })
	@ImportRuntimeHints(SessionWitnessHints.class)
	static class HibernateConfiguration {

		@Bean
		@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
		static SessionWitnessPostProcessor duplicateKeySessionWitnessPostProcessor() {
			return new SessionWitnessPostProcessor();
		}

	}

}
