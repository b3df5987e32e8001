package io.duplicatekey.validation;

import java.sql.SQLException;
import java.util.Map;

import javax.sql.DataSource;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.lookup.AbstractRoutingDataSource;

import io.duplicatekey.DuplicateUniqueKeyException;
import io.duplicatekey.InvalidDeclarationException;
import io.duplicatekey.repository.warehouse.Article;
import io.duplicatekey.repository.warehouse.ArticleRepository;
import io.duplicatekey.servers.ServerTest;
import io.duplicatekey.servers.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Declarations about the tables of entities, in applications that are more than one
 * persistence unit on one schema of one server that is there.
 */
@ExtendWith(OutputCaptureExtension.class)
class StartupOfEntitiesIT {

	@ServerTest
	@Timeout(120)
	void tablesThatAreCreatedInTheBackgroundAreThere(TestDatabase database) {
		start(Warehouse.class, database, "spring.data.jpa.repositories.bootstrap-mode=deferred").close();
	}

	@ServerTest
	void theSchemasOfEntitiesAreAskedToo(TestDatabase database) throws SQLException {
		try (TestDatabase other = TestDatabase.create(database.target())) {
			String schema = "spring.jpa.properties.hibernate.default_catalog=" + other.name();
			start(Warehouse.class, database, schema).close();
			assertThatExceptionOfType(InvalidDeclarationException.class)
				.isThrownBy(() -> start(Warehouse.class, database, schema,
						"duplicate-key.exceptions[articles.PRIMARI]=" + DuplicateUniqueKeyException.class.getName()))
				.withMessageContaining("the schemas '" + database.name() + "', '" + other.name() + "'.")
				.withMessageContaining("Table 'articles' has PRIMARY")
				.withMessageContaining("Did you mean 'articles.PRIMARY'?");
		}
	}

	@ServerTest
	void upsertsOfTenantsAreNotAskedWhereNoneIsThere(TestDatabase database, CapturedOutput output) {
		start(Warehouse.class, database).close();
		try (ConfigurableApplicationContext context = start(Tenants.class, database,
				"spring.jpa.hibernate.ddl-auto=none",
				"spring.jpa.properties.hibernate.boot.allow_jdbc_metadata_access=false",
				"spring.jpa.database-platform=org.hibernate.dialect."
						+ (database.target().server().isMariaDb() ? "MariaDBDialect" : "MySQLDialect"))) {
			assertThat(context.getBean(ArticleRepository.class)).isNotNull();
			assertThat(output).contains("The data source 'dataSource' is not asked for its unique keys");
		}
	}

	@ServerTest
	void upsertsOnOtherDatabasesAreNotAsked(TestDatabase database) {
		start(Warehouse.class, database, "spring.datasource.url=jdbc:h2:mem:entities;MODE=MySQL",
				"spring.datasource.driver-class-name=org.h2.Driver",
				"spring.jpa.properties.hibernate.dialect=org.hibernate.dialect.H2Dialect")
			.close();
	}

	private static ConfigurableApplicationContext start(Class<?> application, TestDatabase database,
			String... properties) {
		return new SpringApplicationBuilder(application).web(WebApplicationType.NONE)
			.properties(database.properties(""))
			.properties("spring.jpa.hibernate.ddl-auto=update", "duplicate-key.validate=fail",
					"duplicate-key.exceptions[articles.PRIMARY]=" + DuplicateUniqueKeyException.class.getName(),
					"spring.main.banner-mode=off", "spring.jmx.enabled=false",
					"spring.data.jdbc.repositories.enabled=false")
			.properties(properties)
			.run();
	}

	/**
	 * Without what waits for the persistence units at start, so that nothing after it has
	 * to, and without what asks the data source for its dialect.
	 */
	@EnableAutoConfiguration(excludeName = {
			"org.springframework.boot.hibernate.autoconfigure.metrics.HibernateMetricsAutoConfiguration",
			"org.springframework.boot.actuate.autoconfigure.metrics.orm.jpa.HibernateMetricsAutoConfiguration",
			"org.springframework.boot.autoconfigure.jooq.JooqAutoConfiguration" })
	@AutoConfigurationPackage(basePackageClasses = Article.class)
	@Configuration(proxyBeanMethods = false)
	static class Warehouse {

	}

	@Configuration(proxyBeanMethods = false)
	static class Tenants extends Warehouse {

		@Bean
		DataSource dataSource() {
			return new AbstractRoutingDataSource() {

				{
					setTargetDataSources(Map.of());
				}

				@Override
				protected Object determineCurrentLookupKey() {
					return null;
				}

			};
		}

	}

}
