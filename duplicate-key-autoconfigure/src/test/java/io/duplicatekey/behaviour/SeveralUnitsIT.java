package io.duplicatekey.behaviour;

import java.sql.SQLException;
import java.util.Map;

import javax.sql.DataSource;

import jakarta.persistence.EntityManagerFactory;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;
import org.springframework.orm.jpa.vendor.HibernateJpaVendorAdapter;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionTemplate;

import io.duplicatekey.DuplicateEntryException;
import io.duplicatekey.DuplicateKeyViolation;
import io.duplicatekey.autoconfigure.DuplicateKeyAutoConfiguration;
import io.duplicatekey.behaviour.units.first.FirstUnit;
import io.duplicatekey.behaviour.units.second.SecondUnit;
import io.duplicatekey.servers.ServerTest;
import io.duplicatekey.servers.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * Two persistence units on two data sources. Spring asks the translators of both about
 * the exception of either.
 */
class SeveralUnitsIT {

	@ServerTest
	void areToldApart(TestDatabase first) throws SQLException {
		try (TestDatabase second = TestDatabase.create(first.target())) {
			create(first, "customers", "v");
			create(second, "orders", "w, v");
			new ApplicationContextRunner().withUserConfiguration(Units.class)
				.withBean("firstDataSource", DataSource.class, () -> first.dataSource(""))
				.withBean("secondDataSource", DataSource.class, () -> second.dataSource(""))
				.withPropertyValues(
						"dialect=" + (first.target().server().isMariaDb() ? "MariaDBDialect" : "MySQLDialect"))
				.run((context) -> {
					DuplicateKeyViolation order = violationOf(
							() -> context.getBean(SecondUnit.Orders.class).saveAndFlush(new SecondUnit.Order(2, "x")));
					assertThat(order.entityType()).isEqualTo(SecondUnit.Order.class);
					assertThat(order.properties()).containsExactly("code");
					assertThat(order.table()).isEqualTo("orders");
					DuplicateKeyViolation customer = violationOf(() -> context.getBean(FirstUnit.Customers.class)
						.saveAndFlush(new FirstUnit.Customer(2, "x")));
					assertThat(customer.entityType()).isEqualTo(FirstUnit.Customer.class);

					// The same table and key in both, on other columns: whose they
					// are cannot be told, least of all by the transaction that is
					// open outside.
					PlatformTransactionManager outside = context.getBean("firstTransactionManager",
							PlatformTransactionManager.class);
					SecondUnit.SecondShared shared = context.getBean(SecondUnit.SecondShared.class);
					assertAmbiguous(violationOf(() -> shared.saveAndFlush(new SecondUnit.Shared(2, "x"))));
					assertAmbiguous(violationOf(() -> new TransactionTemplate(outside)
						.executeWithoutResult((status) -> shared.saveAndFlush(new SecondUnit.Shared(2, "x")))));
					// A table of the second one alone is its own there too.
					DuplicateKeyViolation inside = violationOf(() -> new TransactionTemplate(outside)
						.executeWithoutResult((status) -> context.getBean(SecondUnit.Orders.class)
							.saveAndFlush(new SecondUnit.Order(2, "x"))));
					assertThat(inside.constraint()).isEqualTo("uk_code");
					assertThat(inside.entityType()).isIn(SecondUnit.Order.class, null);
				});
		}
	}

	private static void assertAmbiguous(DuplicateKeyViolation violation) {
		assertThat(violation.constraint()).isEqualTo("uk_shared");
		assertThat(violation.schema()).isNull();
		assertThat(violation.columns()).isEmpty();
		assertThat(violation.entityType()).isNull();
	}

	private static void create(TestDatabase database, String table, String columns) {
		JdbcTemplate template = new JdbcTemplate(database.dataSource(""));
		template
			.execute("CREATE TABLE " + table + " (id BIGINT PRIMARY KEY, code VARCHAR(9), UNIQUE KEY uk_code (code))");
		template.execute("INSERT INTO " + table + " VALUES (1, 'x')");
		template
			.execute("CREATE TABLE shared (id BIGINT PRIMARY KEY, v VARCHAR(9), w INT DEFAULT 1, UNIQUE KEY uk_shared ("
					+ columns + "))");
		template.execute("INSERT INTO shared VALUES (1, 'x', 1)");
	}

	private static DuplicateKeyViolation violationOf(ThrowingCallable action) {
		Throwable thrown = catchThrowable(action);
		assertThat(thrown).isInstanceOf(DuplicateEntryException.class);
		return ((DuplicateEntryException) thrown).getViolation();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableTransactionManagement
	@ImportAutoConfiguration(DuplicateKeyAutoConfiguration.class)
	static class Units {

		@Configuration(proxyBeanMethods = false)
		@EnableJpaRepositories(basePackageClasses = FirstUnit.class, considerNestedRepositories = true,
				entityManagerFactoryRef = "firstFactory", transactionManagerRef = "firstTransactionManager")
		static class First {

			@Bean
			LocalContainerEntityManagerFactoryBean firstFactory(@Qualifier("firstDataSource") DataSource dataSource,
					org.springframework.core.env.Environment environment) {
				return factory(dataSource, FirstUnit.class, environment.getProperty("dialect"));
			}

			@Bean
			PlatformTransactionManager firstTransactionManager(
					@Qualifier("firstFactory") EntityManagerFactory factory) {
				return new JpaTransactionManager(factory);
			}

		}

		@Configuration(proxyBeanMethods = false)
		@EnableJpaRepositories(basePackageClasses = SecondUnit.class, considerNestedRepositories = true,
				entityManagerFactoryRef = "secondFactory", transactionManagerRef = "secondTransactionManager")
		static class Second {

			@Bean
			LocalContainerEntityManagerFactoryBean secondFactory(@Qualifier("secondDataSource") DataSource dataSource,
					org.springframework.core.env.Environment environment) {
				return factory(dataSource, SecondUnit.class, environment.getProperty("dialect"));
			}

			@Bean
			PlatformTransactionManager secondTransactionManager(
					@Qualifier("secondFactory") EntityManagerFactory factory) {
				return new JpaTransactionManager(factory);
			}

		}

		private static LocalContainerEntityManagerFactoryBean factory(DataSource dataSource, Class<?> inPackage,
				String dialect) {
			LocalContainerEntityManagerFactoryBean factory = new LocalContainerEntityManagerFactoryBean();
			factory.setDataSource(dataSource);
			factory.setJpaVendorAdapter(new HibernateJpaVendorAdapter());
			factory.setPackagesToScan(inPackage.getPackageName());
			factory.setPersistenceUnitName(inPackage.getSimpleName());
			factory.setJpaPropertyMap(Map.of("hibernate.dialect", "org.hibernate.dialect." + dialect));
			return factory;
		}

	}

}
