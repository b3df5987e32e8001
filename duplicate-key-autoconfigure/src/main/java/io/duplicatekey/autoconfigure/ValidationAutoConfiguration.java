package io.duplicatekey.autoconfigure;

import java.util.Map;
import java.util.function.Supplier;

import jakarta.persistence.EntityManagerFactory;
import org.hibernate.SessionFactory;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.AnyNestedCondition;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.jpa.repository.support.JpaRepositoryFactoryBean;
import org.springframework.orm.jpa.EntityManagerFactoryInfo;

import io.duplicatekey.aspect.OnDuplicateKeyAdvisor;
import io.duplicatekey.autoconfigure.DuplicateKeyProperties.Validate;
import io.duplicatekey.repository.UpsertRepositoryPostProcessor;
import io.duplicatekey.translation.DuplicateKeyTranslator;
import io.duplicatekey.validation.ConstraintCheck;
import io.duplicatekey.validation.DeclarationCheck;
import io.duplicatekey.validation.StartupValidation;
import io.duplicatekey.validation.UpsertKeyCheck;

/**
 * Compares declarations with the schema at start, if it is told to.
 */
@AutoConfiguration(after = { DuplicateKeyAutoConfiguration.class, UpsertAutoConfiguration.class })
@Conditional(ValidationAutoConfiguration.OnValidation.class)
@EnableConfigurationProperties(DuplicateKeyProperties.class)
public final class ValidationAutoConfiguration {

	@Bean
	@DependsOnDatabaseInitialization
	@ConditionalOnMissingBean
	StartupValidation duplicateKeyStartupValidation(DuplicateKeyProperties properties,
			ObjectProvider<DeclarationCheck> checks) {
		return new StartupValidation(properties.validate() == Validate.FAIL, checks::orderedStream);
	}

	@Bean
	@ConditionalOnBean(DuplicateKeyTranslator.class)
	@ConditionalOnMissingBean
	ConstraintCheck duplicateKeyConstraintCheck(ConfigurableListableBeanFactory beanFactory,
			DuplicateKeyTranslator translator, ObjectProvider<OnDuplicateKeyAdvisor> advisor,
			ObjectProvider<MappedSchemaSource> schemas) {
		return new ConstraintCheck(beanFactory, () -> translator.exceptions().declared(),
				advisor.stream().findAny().isPresent(),
				() -> schemas.stream().findAny().map(Supplier::get).orElseGet(Map::of));
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass({ EntityManagerFactoryInfo.class, EntityManagerFactory.class, SessionFactory.class })
	static class EntityConfiguration {

		@Bean
		MappedSchemaSource duplicateKeyMappedSchemas(ListableBeanFactory beanFactory) {
			return new MappedSchemaSource(beanFactory);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(JpaRepositoryFactoryBean.class)
	@ConditionalOnBean(UpsertRepositoryPostProcessor.class)
	static class UpsertConfiguration {

		@Bean
		@ConditionalOnMissingBean
		UpsertKeyCheck duplicateKeyUpsertKeyCheck(ConfigurableListableBeanFactory beanFactory,
				UpsertRepositoryPostProcessor repositories) {
			return new UpsertKeyCheck(beanFactory, repositories);
		}

	}

	/**
	 * Told to warn or to fail.
	 */
	static class OnValidation extends AnyNestedCondition {

		OnValidation() {
			super(ConfigurationPhase.REGISTER_BEAN);
		}

		@ConditionalOnProperty(name = "duplicate-key.validate", havingValue = "warn")
		static class OnWarn {

		}

		@ConditionalOnProperty(name = "duplicate-key.validate", havingValue = "fail")
		static class OnFail {

		}

	}

}
