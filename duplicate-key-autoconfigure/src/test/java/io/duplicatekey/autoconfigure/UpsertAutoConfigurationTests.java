package io.duplicatekey.autoconfigure;

import jakarta.persistence.EntityManagerFactory;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.data.jdbc.repository.support.JdbcRepositoryFactoryBean;
import org.springframework.data.jpa.repository.support.JpaRepositoryFactoryBean;
import org.springframework.data.repository.CrudRepository;

import io.duplicatekey.InvalidDeclarationException;
import io.duplicatekey.repository.UpsertPlacementPostProcessor;
import io.duplicatekey.repository.UpsertRepositoryPostProcessor;
import io.duplicatekey.repository.shop.ProductRepository;
import io.duplicatekey.upsert.Upsert;
import io.duplicatekey.jdbc.UpsertExecutor;
import io.duplicatekey.upsert.UpsertOperations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

class UpsertAutoConfigurationTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(UpsertAutoConfiguration.class));

	@Test
	void isThereByDefault() {
		this.runner.run((context) -> assertThat(context).hasSingleBean(UpsertOperations.class)
			.hasSingleBean(UpsertExecutor.class)
			.hasSingleBean(UpsertRepositoryPostProcessor.class)
			.hasSingleBean(UpsertPlacementPostProcessor.class));
	}

	@Test
	void isThereWithoutTypedExceptions() {
		this.runner.withConfiguration(AutoConfigurations.of(DuplicateKeyAutoConfiguration.class))
			.withPropertyValues("duplicate-key.enabled=false")
			.run((context) -> assertThat(context).hasSingleBean(UpsertOperations.class));
	}

	@Test
	void isOffByOneProperty() {
		this.runner.withPropertyValues("duplicate-key.upsert.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(UpsertOperations.class)
				.doesNotHaveBean(UpsertExecutor.class)
				.doesNotHaveBean(UpsertRepositoryPostProcessor.class)
				.hasSingleBean(UpsertPlacementPostProcessor.class));
	}

	@Test
	void stepsAsideForBeansOfTheUsersOwn() {
		UpsertOperations operations = mock();
		UpsertExecutor executor = new UpsertExecutor(null);
		this.runner.withBean("operations", UpsertOperations.class, () -> operations)
			.withBean("executor", UpsertExecutor.class, () -> executor)
			.run((context) -> {
				assertThat(context).getBean(UpsertOperations.class).isSameAs(operations);
				assertThat(context).getBean(UpsertExecutor.class).isSameAs(executor);
			});
	}

	@Test
	void takesWhatToDoWithoutLocalInfile() {
		for (String value : new String[] { "fail", "insert" }) {
			this.runner.withPropertyValues("duplicate-key.upsert.without-local-infile=" + value)
				.run((context) -> assertThat(context).hasNotFailed().hasSingleBean(UpsertExecutor.class));
		}
		this.runner.withPropertyValues("duplicate-key.upsert.without-local-infile=enable")
			.run((context) -> assertThat(context).hasFailed());
	}

	@Test
	void refusesUnknownValues() {
		this.runner.withPropertyValues("duplicate-key.upsert.row-reference=old")
			.run((context) -> assertThat(context).hasFailed());
	}

	@Test
	void isForOperationsAloneWithoutSpringData() {
		this.runner.withClassLoader(new FilteredClassLoader("org.springframework.data"))
			.run((context) -> assertThat(context).hasNotFailed()
				.hasSingleBean(UpsertOperations.class)
				.doesNotHaveBean(UpsertRepositoryPostProcessor.class)
				.doesNotHaveBean(UpsertPlacementPostProcessor.class));
	}

	@Test
	void saysWhatIsMissingWithoutHibernate() {
		this.runner.withClassLoader(new FilteredClassLoader(SessionFactory.class.getPackageName()))
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(UpsertOperations.class)
				.hasSingleBean(UpsertPlacementPostProcessor.class));
		assertRefused(
				this.runner.withClassLoader(new FilteredClassLoader(SessionFactory.class.getPackageName()))
					.withBean(EntityManagerFactory.class, () -> mock()),
				JpaRepositoryFactoryBean.class, ProductRepository.class,
				" has @Upsert, but Spring Data JPA or Hibernate is not on the class path.");
	}

	@Test
	void refusesUpsertsInRepositoriesOfAnotherStore() {
		assertRefused(this.runner, JdbcRepositoryFactoryBean.class, Accounts.class,
				"Accounts.upsert has @Upsert, but " + Accounts.class.getName()
						+ " is not a Spring Data JPA repository: " + JdbcRepositoryFactoryBean.class.getName()
						+ " creates it.");
	}

	private static void assertRefused(ApplicationContextRunner runner, Class<?> factoryBean,
			Class<?> repositoryInterface, String message) {
		runner.withInitializer((context) -> {
			RootBeanDefinition definition = new RootBeanDefinition(factoryBean);
			definition.getConstructorArgumentValues().addIndexedArgumentValue(0, repositoryInterface);
			((GenericApplicationContext) context).registerBeanDefinition("repository", definition);
		})
			.run((context) -> assertThat(context.getStartupFailure()).rootCause()
				.isInstanceOf(InvalidDeclarationException.class)
				.hasMessageContaining(message));
	}

	record Account(long id) {

	}

	interface Accounts extends CrudRepository<Account, Long> {

		@Upsert
		void upsert(Account row);

	}

}
