package io.duplicatekey.repository;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;

import javax.sql.DataSource;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mockito.Mockito;

import org.springframework.aop.framework.Advised;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;
import org.springframework.data.jpa.repository.support.JpaEntityInformation;
import org.springframework.data.jpa.repository.support.JpaRepositoryFactory;
import org.springframework.data.jpa.repository.support.JpaRepositoryFactoryBean;
import org.springframework.data.jpa.repository.support.SimpleJpaRepository;
import org.springframework.data.repository.NoRepositoryBean;
import org.springframework.data.repository.Repository;
import org.springframework.data.repository.config.BootstrapMode;
import org.springframework.data.repository.core.support.RepositoryFactorySupport;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;
import org.springframework.orm.jpa.vendor.HibernateJpaVendorAdapter;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

import io.duplicatekey.InvalidDeclarationException;
import io.duplicatekey.autoconfigure.UpsertAutoConfiguration;
import io.duplicatekey.repository.implemented.ByHand;
import io.duplicatekey.repository.implemented.ByHandImpl;
import io.duplicatekey.repository.shop.PlainRepository;
import io.duplicatekey.repository.shop.Product;
import io.duplicatekey.repository.shop.ProductRepository;
import io.duplicatekey.repository.shop.UpsertRepository;
import io.duplicatekey.upsert.Upsert;
import io.duplicatekey.upsert.UpsertResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * What can be seen of upserts without a server: that they are claimed, checked, and
 * surrounded by what repositories have around them.
 */
@ExtendWith(OutputCaptureExtension.class)
class UpsertRepositoriesTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(UpsertAutoConfiguration.class));

	@Test
	void standBesideAllOtherMethods(CapturedOutput output) {
		this.runner.withUserConfiguration(Shop.class).run((context) -> {
			ProductRepository products = context.getBean(ProductRepository.class);
			products.save(new Product(1, "a", "Apple", "1"));
			assertThat(products.findBySku("a")).get().extracting(Product::getName).isEqualTo("Apple");
			assertThat(products.countNamed("Apple")).isEqualTo(1);
			assertThat(products.rename("a", "Pear")).isEqualTo(1);
			assertThat(products.upsertAll(List.of()).total()).isZero();
		});
		assertThat(output).doesNotContain("not eligible for getting processed by all BeanPostProcessors");
	}

	@Test
	void leaveRepositoriesWithoutThemUntouched() {
		this.runner.withUserConfiguration(Shop.class).run((context) -> {
			assertThat(advices(context.getBean(ProductRepository.class)))
				.hasAtLeastOneElementOfType(RepositoryUpserts.class);
			assertThat(advices(context.getBean(PlainRepository.class))).isNotEmpty()
				.noneMatch(RepositoryUpserts.class::isInstance);
		});
	}

	@Test
	void needNoConnectionWithoutRows() {
		this.runner.withUserConfiguration(Shop.class).run((context) -> {
			ProductRepository products = context.getBean(ProductRepository.class);
			List<TransactionDefinition> begun = context.getBean(RecordingTransactionManager.class).begun;
			begun.clear();
			assertThat(products.upsertAll(List.of())).isEqualTo(new UpsertResult(0, 0, 0, List.of()));
			assertThat(products.upsertBase(Collections.emptySet()).total()).isZero();
			assertThat(products.mergeNewer(List.of())).isZero();
			assertThat(products.addMissing(List.of())).isEmpty();
			products.write();
			assertThat(begun).isEmpty();
			assertThat(products.write(Stream.empty())).isZero();
			assertThat(begun).hasSize(1);
		});
	}

	@Test
	void refuseNullAsRepositoriesDo() {
		this.runner.withUserConfiguration(Shop.class).run((context) -> {
			ProductRepository products = context.getBean(ProductRepository.class);
			assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
				.isThrownBy(() -> products.upsertAll(null))
				.withMessageStartingWith("ProductRepository.upsertAll: rows is null");
			assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
				.isThrownBy(() -> products.write(new Product[] { null }))
				.withMessageStartingWith("ProductRepository.write: rows[0] is null");
			assertThatExceptionOfType(InvalidDataAccessApiUsageException.class).isThrownBy(() -> products.upsert(null))
				.withMessageStartingWith("ProductRepository.upsert: row is null");
		});
	}

	@Test
	void haveATransactionForWriting() {
		assertThat(begunBy(Shop.class, ProductRepository.class, (products) -> products.upsertAll(oneNull())))
			.matches((definition) -> !definition.isReadOnly());
	}

	@Test
	void haveATransactionThatTheInterfaceDoesNotMakeReadOnly() {
		assertThat(begunBy(Nested.class, ReadOnlyRepository.class, (products) -> products.upsertAll(oneNull())))
			.matches((definition) -> !definition.isReadOnly());
		assertThat(begunBy(Nested.class, ReadOnlyRepository.class, (products) -> products.findBySku("a")))
			.matches(TransactionDefinition::isReadOnly);
	}

	@Test
	void haveTheTransactionThatTheMethodDeclares() {
		assertThat(
				begunBy(Nested.class, ReadOnlyRepository.class, (products) -> products.upsertSerializable(oneNull())))
			.matches((definition) -> definition.getIsolationLevel() == TransactionDefinition.ISOLATION_SERIALIZABLE)
			.matches((definition) -> definition.getTimeout() == 7);
	}

	@Test
	void haveATransactionWhereDefaultsAreOff() {
		assertThat(begunBy(WithoutDefaults.class, ProductRepository.class, (products) -> products.upsertAll(oneNull())))
			.matches((definition) -> !definition.isReadOnly());
	}

	@Test
	void haveATransactionOfTheManagerThatIsNamed() {
		this.runner.withUserConfiguration(OtherManager.class).run((context) -> {
			List<TransactionDefinition> begun = context.getBean("other", RecordingTransactionManager.class).begun;
			begun.clear();
			assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
				.isThrownBy(() -> context.getBean(ProductRepository.class).upsertAll(oneNull()));
			assertThat(begun).hasSize(1);
		});
	}

	@Test
	void workWithACustomFactoryBean() {
		this.runner.withUserConfiguration(CustomFactory.class).run((context) -> {
			assertThat(context.getBean("&productRepository")).isInstanceOf(CustomFactoryBean.class);
			assertThat(context.getBean(ProductRepository.class).upsertAll(List.of()).total()).isZero();
		});
	}

	@Test
	void workWithACustomBaseClass() {
		this.runner.withUserConfiguration(CustomBase.class).run((context) -> {
			assertThat(context.getBean(ProductRepository.class).upsertAll(List.of()).total()).isZero();
			assertThat(context.getBean(ProductRepository.class).toString()).contains("CustomBaseRepository");
		});
	}

	@Test
	void workInAFactoryBeanThatWasPutTogetherByHand() {
		this.runner.withUserConfiguration(Persistence.class)
			.withInitializer(register(JpaRepositoryFactoryBean.class, ProductRepository.class))
			.run((context) -> assertThat(context.getBean(ProductRepository.class).upsertAll(List.of()).total())
				.isZero());
	}

	@Test
	void waitForLazyRepositories() {
		this.runner.withUserConfiguration(LazyShop.class).run((context) -> {
			assertThat(context.getBeanFactory().containsSingleton("productRepository")).isFalse();
			assertThat(context.getBean(ProductRepository.class).upsertAll(List.of()).total()).isZero();
		});
	}

	@Test
	void waitForDeferredRepositories() {
		this.runner.withUserConfiguration(DeferredShop.class).run((context) -> {
			assertThat(context.getBeanFactory().getBeanDefinition("productRepository").isLazyInit()).isTrue();
			assertThat(context.getBeanFactory().containsSingleton("productRepository")).isTrue();
			assertThat(context.getBean(ProductRepository.class).upsertAll(List.of()).total()).isZero();
		});
	}

	@Test
	void areOffByOneProperty() {
		this.runner.withUserConfiguration(Shop.class)
			.withPropertyValues("duplicate-key.upsert.enabled=false")
			.run((context) -> assertThat(context.getStartupFailure()).rootCause()
				.isInstanceOf(InvalidDeclarationException.class)
				.hasMessageMatching(
						"\\w+Repository\\.\\w+ has @Upsert, but duplicate-key\\.upsert\\.enabled is false\\..*"));
	}

	@Test
	void areCheckedAtStart() {
		assertRefused(WrongReturn.class,
				"WrongReturn.upsert returns boolean, which an upsert of one Product cannot return.");
	}

	@Test
	void areCheckedBeforeAQueryIsDerived() {
		assertRefused(NotDerivable.class,
				"NotDerivable.upsert takes String, which is not, and does not hold, the entity "
						+ Product.class.getName() + ".");
	}

	@Test
	void areRefusedWhereAnImplementationWouldRun() {
		this.runner.withUserConfiguration(Implemented.class)
			.run((context) -> assertThat(context.getStartupFailure()).rootCause()
				.isInstanceOf(InvalidDeclarationException.class)
				.hasMessageStartingWith("ImplementedRepository.upsertByHand has @Upsert, but "
						+ ByHandImpl.class.getName() + " implements it."));
	}

	@Test
	void areRefusedOnAClass() {
		this.runner.withUserConfiguration(Persistence.class, Service.class)
			.run((context) -> assertThat(context.getStartupFailure()).rootCause()
				.isInstanceOf(InvalidDeclarationException.class)
				.hasMessageStartingWith(Service.class.getName()
						+ ".store has @Upsert, but is a method of a class, whose body would run as it is."));
	}

	@Test
	void areRefusedInABaseClass() {
		this.runner.withUserConfiguration(WrongBase.class)
			.run((context) -> assertThat(context.getStartupFailure()).rootCause()
				.isInstanceOf(InvalidDeclarationException.class)
				.hasMessageStartingWith(WrongBaseRepository.class.getName()
						+ ".storeAll has @Upsert, but is a method of a class, whose body would run as it is."));
	}

	@Test
	void mayBeMocked() {
		this.runner.withBean(ProductRepository.class, () -> Mockito.mock(ProductRepository.class))
			.run((context) -> assertThat(context).hasNotFailed());
	}

	private void assertRefused(Class<?> repositoryInterface, String message) {
		this.runner.withUserConfiguration(Persistence.class)
			.withInitializer(register(JpaRepositoryFactoryBean.class, repositoryInterface))
			.run((context) -> assertThat(context.getStartupFailure()).rootCause()
				.isInstanceOf(InvalidDeclarationException.class)
				.hasMessageStartingWith(message));
	}

	private static ApplicationContextInitializer<ConfigurableApplicationContext> register(Class<?> factoryBean,
			Class<?> repositoryInterface) {
		return (context) -> {
			RootBeanDefinition definition = new RootBeanDefinition(factoryBean);
			definition.getConstructorArgumentValues().addIndexedArgumentValue(0, repositoryInterface);
			((GenericApplicationContext) context).registerBeanDefinition("repository", definition);
		};
	}

	private <R> TransactionDefinition begunBy(Class<?> configuration, Class<R> repository, Consumer<R> call) {
		List<TransactionDefinition> begun = new ArrayList<>();
		this.runner.withUserConfiguration(configuration).run((context) -> {
			R bean = context.getBean(repository);
			context.getBean(RecordingTransactionManager.class).begun.clear();
			Throwable refused = catchThrowable(() -> call.accept(bean));
			if (refused != null) {
				assertThat(refused).isInstanceOf(InvalidDataAccessApiUsageException.class);
			}
			begun.addAll(context.getBean(RecordingTransactionManager.class).begun);
		});
		assertThat(begun).hasSize(1);
		return begun.get(0);
	}

	/**
	 * Is refused, but inside of the transaction.
	 */
	private static List<Product> oneNull() {
		return Arrays.asList((Product) null);
	}

	private static List<Object> advices(Object repository) {
		return Arrays.stream(((Advised) repository).getAdvisors())
			.map((advisor) -> (Object) advisor.getAdvice())
			.toList();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableTransactionManagement
	static class Persistence {

		@Bean
		DataSource dataSource() {
			JdbcDataSource dataSource = new JdbcDataSource();
			dataSource.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1;MODE=MySQL");
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
			customize(factory);
			return factory;
		}

		void customize(LocalContainerEntityManagerFactoryBean factory) {
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

	@Configuration(proxyBeanMethods = false)
	@EnableJpaRepositories(basePackageClasses = ProductRepository.class, enableDefaultTransactions = false)
	static class WithoutDefaults extends Persistence {

	}

	@Configuration(proxyBeanMethods = false)
	@EnableJpaRepositories(basePackageClasses = ProductRepository.class, transactionManagerRef = "other")
	static class OtherManager extends Persistence {

		@Bean
		RecordingTransactionManager other(EntityManagerFactory entityManagerFactory) {
			return new RecordingTransactionManager(entityManagerFactory);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableJpaRepositories(basePackageClasses = ProductRepository.class, bootstrapMode = BootstrapMode.LAZY)
	static class LazyShop extends Persistence {

	}

	@Configuration(proxyBeanMethods = false)
	@EnableJpaRepositories(basePackageClasses = ProductRepository.class, bootstrapMode = BootstrapMode.DEFERRED)
	static class DeferredShop extends Persistence {

		@Override
		void customize(LocalContainerEntityManagerFactoryBean factory) {
			factory.setBootstrapExecutor(new SimpleAsyncTaskExecutor());
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableJpaRepositories(basePackageClasses = ProductRepository.class,
			repositoryFactoryBeanClass = CustomFactoryBean.class)
	static class CustomFactory extends Persistence {

	}

	@Configuration(proxyBeanMethods = false)
	@EnableJpaRepositories(basePackageClasses = ProductRepository.class,
			repositoryBaseClass = CustomBaseRepository.class)
	static class CustomBase extends Persistence {

	}

	@Configuration(proxyBeanMethods = false)
	@EnableJpaRepositories(basePackageClasses = ProductRepository.class,
			repositoryBaseClass = WrongBaseRepository.class)
	static class WrongBase extends Persistence {

	}

	@Configuration(proxyBeanMethods = false)
	@EnableJpaRepositories(basePackageClasses = ByHand.class)
	static class Implemented extends Persistence {

	}

	@Configuration(proxyBeanMethods = false)
	static class Nested extends Persistence {

		@Bean
		JpaRepositoryFactoryBean<ReadOnlyRepository, Product, Long> readOnlyRepository() {
			return new JpaRepositoryFactoryBean<>(ReadOnlyRepository.class);
		}

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

	/**
	 * As applications have them since before there were contributors.
	 */
	static class CustomFactoryBean<T extends Repository<S, ID>, S, ID> extends JpaRepositoryFactoryBean<T, S, ID> {

		CustomFactoryBean(Class<? extends T> repositoryInterface) {
			super(repositoryInterface);
		}

		@Override
		protected RepositoryFactorySupport createRepositoryFactory(EntityManager entityManager) {
			return new JpaRepositoryFactory(entityManager);
		}

	}

	static class CustomBaseRepository<T, ID> extends SimpleJpaRepository<T, ID> {

		CustomBaseRepository(JpaEntityInformation<T, ?> entityInformation, EntityManager entityManager) {
			super(entityInformation, entityManager);
		}

	}

	static class WrongBaseRepository<T, ID> extends SimpleJpaRepository<T, ID> {

		WrongBaseRepository(JpaEntityInformation<T, ?> entityInformation, EntityManager entityManager) {
			super(entityInformation, entityManager);
		}

		@Upsert
		public void storeAll(List<T> rows) {
		}

	}

	static class Service {

		@Upsert
		public void store(Product row) {
		}

	}

	@NoRepositoryBean
	@Transactional(readOnly = true)
	interface ReadOnlyRepository extends UpsertRepository<Product, Long> {

		@Upsert(key = { "tenantId", "sku" })
		UpsertResult upsertAll(List<Product> rows);

		@Upsert(key = { "tenantId", "sku" })
		@Transactional(isolation = Isolation.SERIALIZABLE, timeout = 7)
		UpsertResult upsertSerializable(List<Product> rows);

		List<Product> findBySku(String sku);

	}

	@NoRepositoryBean
	interface WrongReturn extends JpaRepository<Product, Long> {

		@Upsert
		boolean upsert(Product row);

	}

	@NoRepositoryBean
	interface NotDerivable extends JpaRepository<Product, Long> {

		@Upsert
		void upsert(String row);

		void cannotBeDerived();

	}

}
