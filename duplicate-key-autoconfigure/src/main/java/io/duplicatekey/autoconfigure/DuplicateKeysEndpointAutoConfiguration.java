package io.duplicatekey.autoconfigure;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

import jakarta.persistence.EntityManagerFactory;
import org.hibernate.SessionFactory;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.jpa.repository.support.JpaRepositoryFactoryBean;
import org.springframework.orm.jpa.AbstractEntityManagerFactoryBean;

import io.duplicatekey.aspect.OnDuplicateKeyAdvisor;
import io.duplicatekey.endpoint.DuplicateKeysEndpoint;
import io.duplicatekey.endpoint.KnownKeys;
import io.duplicatekey.hibernate.MappedKey;
import io.duplicatekey.history.ViolationHistory;
import io.duplicatekey.repository.KnownUpsert;
import io.duplicatekey.repository.UpsertRepositoryPostProcessor;
import io.duplicatekey.translation.DuplicateKeyTranslator;
import io.duplicatekey.upsert.UpsertRetries;

/**
 * The actuator's endpoint {@code duplicatekeys}, where it is exposed.
 */
@AutoConfiguration(after = { DuplicateKeyAutoConfiguration.class, UpsertAutoConfiguration.class })
@ConditionalOnClass({ Endpoint.class, ConditionalOnAvailableEndpoint.class })
@ConditionalOnBean(DuplicateKeyTranslator.class)
@EnableConfigurationProperties(DuplicateKeyProperties.class)
public final class DuplicateKeysEndpointAutoConfiguration {

	/**
	 * Apart, because the condition's class itself can be missing.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnAvailableEndpoint(DuplicateKeysEndpoint.class)
	static class EndpointConfiguration {

		@Bean
		@ConditionalOnMissingBean
		ViolationHistory duplicateKeyViolationHistory(ConfigurableListableBeanFactory beanFactory,
				DuplicateKeyProperties properties) {
			return new ViolationHistory(new DataSourceNames(beanFactory), properties.endpoint().lastViolations(),
					properties.endpoint().maxKeys());
		}

		@Bean
		@ConditionalOnMissingBean
		KnownKeys duplicateKeyKnownKeys(DuplicateKeyTranslator translator, ConfigurableListableBeanFactory beanFactory,
				ObjectProvider<MappedKeysSupplier> mapped) {
			return new KnownKeys(translator, new DataSourceNames(beanFactory), mapped.getIfAvailable(() -> Map::of));
		}

		@Bean
		@ConditionalOnMissingBean
		DuplicateKeysEndpoint duplicateKeysEndpoint(KnownKeys keys, DuplicateKeyTranslator translator,
				ViolationHistory history, ObjectProvider<OnDuplicateKeyAdvisor> advisor,
				ObjectProvider<KnownUpsertsSupplier> upserts, ObjectProvider<UpsertRetries> retries) {
			return new DuplicateKeysEndpoint(keys,
					() -> Stream.concat(translator.exceptions().declared().stream(),
							advisor.stream().flatMap((found) -> found.declared().stream())),
					upserts.getIfAvailable(() -> List::of), history, retries::getIfUnique);
		}

		@Configuration(proxyBeanMethods = false)
		@ConditionalOnClass({ AbstractEntityManagerFactoryBean.class, EntityManagerFactory.class,
				SessionFactory.class })
		static class MappingConfiguration {

			@Bean
			MappedKeysSupplier duplicateKeyMappedKeys(ConfigurableListableBeanFactory beanFactory) {
				return new MappedKeySource(beanFactory, new DataSourceNames(beanFactory))::get;
			}

		}

		@Configuration(proxyBeanMethods = false)
		@ConditionalOnClass({ JpaRepositoryFactoryBean.class, SessionFactory.class })
		@ConditionalOnBean(UpsertRepositoryPostProcessor.class)
		static class RepositoryConfiguration {

			@Bean
			KnownUpsertsSupplier duplicateKeyKnownUpserts(UpsertRepositoryPostProcessor repositories) {
				return repositories::known;
			}

		}

	}

	/**
	 * Gives the mapped keys.
	 */
	interface MappedKeysSupplier extends Supplier<Map<String, List<MappedKey>>> {

	}

	/**
	 * Gives the upserts.
	 */
	interface KnownUpsertsSupplier extends Supplier<List<KnownUpsert>> {

	}

}
