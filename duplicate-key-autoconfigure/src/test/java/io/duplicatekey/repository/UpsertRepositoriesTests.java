package io.duplicatekey.repository;

import java.util.ArrayList;
import java.util.List;

import javax.sql.DataSource;

import jakarta.persistence.EntityManagerFactory;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;
import org.springframework.orm.jpa.vendor.HibernateJpaVendorAdapter;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.EnableTransactionManagement;

import io.duplicatekey.autoconfigure.UpsertAutoConfiguration;
import io.duplicatekey.repository.shop.Product;
import io.duplicatekey.repository.shop.ProductRepository;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class UpsertRepositoriesTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(UpsertAutoConfiguration.class));

	@Test
	void startWithNothingElse(CapturedOutput output) {
		this.runner.withUserConfiguration(Shop.class).run((context) -> {
			ProductRepository products = context.getBean(ProductRepository.class);
			products.save(new Product(1, "a", "Apple", "1"));
			assertThat(products.findBySku("a")).get().extracting(Product::getName).isEqualTo("Apple");
			assertThat(products.countNamed("Apple")).isEqualTo(1);
			assertThat(products.upsertAll(List.of()).total()).isZero();
		});
		assertThat(output).doesNotContain("not eligible for getting processed by all BeanPostProcessors");
	}

	@Configuration(proxyBeanMethods = false)
	@EnableTransactionManagement
	static class Persistence {

		@Bean
		DataSource dataSource() {
			JdbcDataSource dataSource = new JdbcDataSource();
			dataSource.setURL("jdbc:h2:mem:" + java.util.UUID.randomUUID() + ";DB_CLOSE_DELAY=-1;MODE=MySQL");
			return dataSource;
		}

		@Bean
		LocalContainerEntityManagerFactoryBean entityManagerFactory(DataSource dataSource) {
			LocalContainerEntityManagerFactoryBean factory = new LocalContainerEntityManagerFactoryBean();
			factory.setDataSource(dataSource);
			factory.setPackagesToScan(Product.class.getPackageName());
			HibernateJpaVendorAdapter adapter = new HibernateJpaVendorAdapter();
			adapter.setGenerateDdl(true);
			factory.setJpaVendorAdapter(adapter);
			return factory;
		}

		@Bean
		RecordingTransactionManager transactionManager(EntityManagerFactory entityManagerFactory) {
			return new RecordingTransactionManager(entityManagerFactory);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableJpaRepositories(basePackageClasses = ProductRepository.class)
	static class Shop extends Persistence {

	}

	static class RecordingTransactionManager extends JpaTransactionManager {

		private static final long serialVersionUID = 1L;

		final transient List<TransactionDefinition> begun = new ArrayList<>();

		RecordingTransactionManager(EntityManagerFactory entityManagerFactory) {
			super(entityManagerFactory);
		}

		@Override
		protected void doBegin(Object transaction, TransactionDefinition definition) {
			this.begun.add(definition);
			super.doBegin(transaction, definition);
		}

	}

}
