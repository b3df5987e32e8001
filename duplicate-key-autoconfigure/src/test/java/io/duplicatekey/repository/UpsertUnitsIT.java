package io.duplicatekey.repository;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;

import javax.sql.DataSource;

import jakarta.persistence.EntityManagerFactory;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.core.env.Environment;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;
import org.springframework.orm.jpa.persistenceunit.PersistenceManagedTypes;
import org.springframework.orm.jpa.vendor.HibernateJpaVendorAdapter;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionTemplate;

import io.duplicatekey.InvalidDeclarationException;
import io.duplicatekey.autoconfigure.DuplicateKeyAutoConfiguration;
import io.duplicatekey.autoconfigure.UpsertAutoConfiguration;
import io.duplicatekey.autoconfigure.ValidationAutoConfiguration;
import io.duplicatekey.repository.shop.Coupon;
import io.duplicatekey.repository.shop.CouponRepository;
import io.duplicatekey.repository.shop.Product;
import io.duplicatekey.repository.shop.ProductRepository;
import io.duplicatekey.repository.warehouse.Article;
import io.duplicatekey.repository.warehouse.ArticleRepository;
import io.duplicatekey.servers.ServerTest;
import io.duplicatekey.servers.TestDatabase;
import io.duplicatekey.upsert.UpsertOperations;
import io.duplicatekey.upsert.UpsertResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Two persistence units on two data sources with one connection each. The second one's
 * repositories come from a factory bean of the application's own.
 */
class UpsertUnitsIT {

	@ServerTest
	void areToldApart(TestDatabase shop) throws SQLException {
		try (TestDatabase warehouse = TestDatabase.create(shop.target())) {
			new ApplicationContextRunner()
				.withConfiguration(AutoConfigurations.of(DuplicateKeyAutoConfiguration.class,
						UpsertAutoConfiguration.class, ValidationAutoConfiguration.class))
				.withUserConfiguration(Shop.class, Warehouse.class)
				.withBean("shopDataSource", DataSource.class, () -> shop.pool(1, ""))
				.withBean("warehouseDataSource", DataSource.class, () -> warehouse.pool(1, ""))
				.withPropertyValues("duplicate-key.validate=fail",
						"dialect=" + (shop.target().server().isMariaDb() ? "MariaDBDialect" : "MySQLDialect"))
				.run((context) -> {
					ProductRepository products = context.getBean(ProductRepository.class);
					ArticleRepository articles = context.getBean(ArticleRepository.class);
					assertThat(products.upsertAll(List.of(product())).inserted()).isEqualTo(1);
					assertThat(articles.upsertAll(List.of(new Article("a", 1), new Article("b", 1))).inserted())
						.isEqualTo(2);

					UpsertOperations upserts = context.getBean(UpsertOperations.class);
					assertThat(upserts.of(Article.class).key("sku").execute(List.of(new Article("a", 2))))
						.isEqualTo(new UpsertResult(0, 1, 0, List.of()));
					assertThat(upserts.of(Product.class).execute(List.of(product())).unchanged()).isEqualTo(1);
					assertThatExceptionOfType(InvalidDeclarationException.class)
						.isThrownBy(() -> upserts.of(Coupon.class).execute(List.of(new Coupon("a", "1"))))
						.withMessageStartingWith(Coupon.class.getName()
								+ " is an entity of several persistence units: shopFactory, warehouseFactory.");

					// Each in its own unit's transaction.
					new TransactionTemplate(
							context.getBean("warehouseTransactionManager", PlatformTransactionManager.class))
						.executeWithoutResult((status) -> {
							articles.upsertAll(List.of(new Article("c", 1)));
							upserts.of(Article.class).key("sku").save(new Article("d", 1));
							upserts.of(Product.class).save(product());
							status.setRollbackOnly();
						});
					assertThat(articles.count()).isEqualTo(2);
					assertThat(products.findBySku("a")).isPresent();
				});
		}
	}

	private static Product product() {
		return new Product(1, "a", "Apple", "1");
	}

	private static LocalContainerEntityManagerFactoryBean factory(DataSource dataSource, String dialect,
			Class<?>... entities) {
		LocalContainerEntityManagerFactoryBean factory = new LocalContainerEntityManagerFactoryBean();
		factory.setDataSource(dataSource);
		factory.setJpaVendorAdapter(new HibernateJpaVendorAdapter());
		factory.setManagedTypes(
				PersistenceManagedTypes.of(List.of(entities).stream().map(Class::getName).toArray(String[]::new)));
		factory.setPersistenceUnitName(entities[0].getSimpleName());
		factory.setJpaPropertyMap(
				Map.of("hibernate.dialect", "org.hibernate.dialect." + dialect, "hibernate.hbm2ddl.auto", "update"));
		return factory;
	}

	@Configuration(proxyBeanMethods = false)
	@EnableTransactionManagement
	@EnableJpaRepositories(basePackageClasses = ProductRepository.class,
			excludeFilters = @Filter(type = FilterType.ASSIGNABLE_TYPE, classes = CouponRepository.class),
			entityManagerFactoryRef = "shopFactory", transactionManagerRef = "shopTransactionManager")
	static class Shop {

		@Bean
		LocalContainerEntityManagerFactoryBean shopFactory(@Qualifier("shopDataSource") DataSource dataSource,
				Environment environment) {
			return factory(dataSource, environment.getProperty("dialect"), Product.class, Coupon.class);
		}

		@Bean
		PlatformTransactionManager shopTransactionManager(@Qualifier("shopFactory") EntityManagerFactory factory) {
			return new JpaTransactionManager(factory);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableJpaRepositories(basePackageClasses = ArticleRepository.class,
			repositoryFactoryBeanClass = UpsertRepositoriesTests.CustomFactoryBean.class,
			entityManagerFactoryRef = "warehouseFactory", transactionManagerRef = "warehouseTransactionManager")
	static class Warehouse {

		@Bean
		LocalContainerEntityManagerFactoryBean warehouseFactory(@Qualifier("warehouseDataSource") DataSource dataSource,
				Environment environment) {
			return factory(dataSource, environment.getProperty("dialect"), Article.class, Coupon.class);
		}

		@Bean
		PlatformTransactionManager warehouseTransactionManager(
				@Qualifier("warehouseFactory") EntityManagerFactory factory) {
			return new JpaTransactionManager(factory);
		}

	}

}
