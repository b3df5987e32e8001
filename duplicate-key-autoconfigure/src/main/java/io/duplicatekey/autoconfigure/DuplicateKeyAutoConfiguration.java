package io.duplicatekey.autoconfigure;

import java.util.List;

import jakarta.persistence.PersistenceException;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.SearchStrategy;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Role;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.SQLExceptionTranslator;
import org.springframework.orm.jpa.AbstractEntityManagerFactoryBean;
import org.springframework.util.function.SingletonSupplier;

import io.duplicatekey.DuplicateKeyExceptionMapper;
import io.duplicatekey.aspect.OnDuplicateKeyAdvisor;
import io.duplicatekey.translation.DuplicateKeySQLExceptionTranslator;
import io.duplicatekey.translation.DuplicateKeyTranslator;
import io.duplicatekey.translation.ExceptionFactory;
import io.duplicatekey.translation.JdbcTranslatorPostProcessor;
import io.duplicatekey.translation.JpaDialectPostProcessor;

/**
 * Makes duplicate keys arrive as typed exceptions.
 */
@AutoConfiguration(
		beforeName = { "org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration",
				"org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration",
				"org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration",
				"org.springframework.boot.autoconfigure.orm.jpa.HibernateJpaAutoConfiguration" },
		afterName = { "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
				"org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration" })
@ConditionalOnClass(JdbcTemplate.class)
@ConditionalOnBooleanProperty(name = "duplicate-key.enabled", matchIfMissing = true)
@EnableConfigurationProperties(DuplicateKeyProperties.class)
public final class DuplicateKeyAutoConfiguration {

	/**
	 * Each context of a hierarchy has its own packages, data sources and mappers, and so
	 * a translator of its own, which hides the parent's under the same name.
	 */
	@Bean
	DuplicateKeyTranslator duplicateKeyTranslator(DuplicateKeyProperties properties,
			ConfigurableEnvironment environment, ConfigurableBeanFactory beanFactory,
			ObjectProvider<DuplicateKeyExceptionMapper> mappers, ApplicationEventPublisher publisher) {
		SingletonSupplier<List<DuplicateKeyExceptionMapper>> known = SingletonSupplier
			.of(() -> mappers.orderedStream().toList());
		ExceptionFactory exceptions = new ExceptionFactory(() -> known.obtain().stream(),
				new DeclaredMappings(beanFactory, environment).read(properties.exceptions()));
		return new DuplicateKeyTranslator(exceptions, properties.resolveColumns(), properties.exposeValues(),
				publisher::publishEvent);
	}

	@Bean
	@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
	static DataSources duplicateKeyDataSources(BeanFactory beanFactory) {
		return new DataSources(beanFactory);
	}

	/**
	 * Steps aside for a translator of the user's own, in a parent context too.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnMissingBean(value = SQLExceptionTranslator.class, ignored = DuplicateKeySQLExceptionTranslator.class)
	@ConditionalOnBooleanProperty(name = "duplicate-key.translator.enabled", matchIfMissing = true)
	static class TranslatorConfiguration {

		@Bean
		@ConditionalOnMissingBean(search = SearchStrategy.CURRENT)
		DuplicateKeySQLExceptionTranslator duplicateKeySqlExceptionTranslator(DuplicateKeyTranslator translator,
				DataSources dataSources) {
			return new DuplicateKeySQLExceptionTranslator(translator, dataSources, dataSources.springsTranslator());
		}

		@Bean
		@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
		static JdbcTranslatorPostProcessor duplicateKeyJdbcTranslatorPostProcessor(
				ObjectProvider<DuplicateKeyTranslator> translator) {
			return new JdbcTranslatorPostProcessor(translator, DuplicateKeyAutoConfiguration.class.getClassLoader());
		}

	}

	/**
	 * Says what a translator of the user's own costs.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnBean(SQLExceptionTranslator.class)
	@ConditionalOnMissingBean(DuplicateKeySQLExceptionTranslator.class)
	@ConditionalOnBooleanProperty(name = "duplicate-key.translator.enabled", matchIfMissing = true)
	static class OtherTranslatorConfiguration {

		@Bean
		OtherTranslatorNotice duplicateKeyOtherTranslatorNotice(BeanFactory beanFactory) {
			return new OtherTranslatorNotice(beanFactory);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass({ AbstractEntityManagerFactoryBean.class, PersistenceException.class })
	@ConditionalOnBooleanProperty(name = "duplicate-key.jpa.enabled", matchIfMissing = true)
	static class JpaConfiguration {

		@Bean
		@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
		static JpaDialectPostProcessor duplicateKeyJpaDialectPostProcessor(
				ObjectProvider<DuplicateKeyTranslator> translator) {
			return new JpaDialectPostProcessor(translator);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@Import(AutoProxyRegistrar.class)
	@ConditionalOnBooleanProperty(name = "duplicate-key.aspect.enabled", matchIfMissing = true)
	static class AspectConfiguration {

		@Bean
		@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
		static OnDuplicateKeyAdvisor duplicateKeyAdvisor(ObjectProvider<DuplicateKeyTranslator> translator,
				DataSources dataSources, Environment environment) {
			return new OnDuplicateKeyAdvisor(translator::getObject, dataSources,
					environment.getProperty("duplicate-key.aspect.advise-transactional", Boolean.class, false));
		}

	}

}
