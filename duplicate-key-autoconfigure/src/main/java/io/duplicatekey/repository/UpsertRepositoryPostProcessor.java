package io.duplicatekey.repository;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.DirectFieldAccessor;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.BeanFactoryAware;
import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.beans.factory.config.BeanReference;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.data.jpa.repository.support.JpaRepositoryFactoryBean;
import org.springframework.data.repository.core.support.RepositoryComposition.RepositoryFragments;
import org.springframework.data.repository.core.support.RepositoryFactoryBeanSupport;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.util.ClassUtils;

import io.duplicatekey.InvalidDeclarationException;
import io.duplicatekey.schema.Tables;

/**
 * Gives each JPA repository that has upserts the fragment that runs them. Repositories
 * without are left alone.
 */
public final class UpsertRepositoryPostProcessor implements BeanPostProcessor, BeanFactoryAware {

	private static final Log logger = LogFactory.getLog(UpsertRepositoryPostProcessor.class);

	/**
	 * Where Spring Data 3 has the fragments that were set.
	 */
	static final String REPLACED_FRAGMENTS = "repositoryFragments";

	/**
	 * Since Spring Data 4 fragments that are set are added; before, they replace.
	 */
	private static final boolean FRAGMENTS_ADD_UP = ClassUtils.isPresent(
			"org.springframework.data.repository.core.support.RepositoryFragmentsContributor",
			UpsertRepositoryPostProcessor.class.getClassLoader());

	private final ObjectProvider<PersistenceUnits> units;

	private final UpsertMethods upsertMethods = new UpsertMethods();

	private final Map<String, RepositoryUpserts> repositories = new ConcurrentHashMap<>();

	private @Nullable BeanFactory beanFactory;

	/**
	 * Create the post-processor.
	 * @param units the persistence units, asked for when a repository is created
	 */
	public UpsertRepositoryPostProcessor(ObjectProvider<PersistenceUnits> units) {
		this.units = units;
	}

	@Override
	public void setBeanFactory(BeanFactory beanFactory) {
		this.beanFactory = beanFactory;
	}

	@Override
	public Object postProcessBeforeInitialization(Object bean, String beanName) {
		if (bean instanceof JpaRepositoryFactoryBean<?, ?, ?> factoryBean) {
			Class<?> repositoryInterface = factoryBean.getObjectType();
			List<Method> methods = this.upsertMethods.of(repositoryInterface);
			if (!methods.isEmpty()) {
				RepositoryUpserts upserts = new RepositoryUpserts(repositoryInterface, methods,
						(domainType) -> unitOf(beanName, domainType));
				addFragments(factoryBean, RepositoryFragments.of(upserts.fragment()));
				factoryBean
					.addRepositoryFactoryCustomizer((factory) -> factory.addRepositoryProxyPostProcessor(upserts));
				this.repositories.put(beanName, upserts);
			}
		}
		return bean;
	}

	/**
	 * Check the keys of all upserts against the database, also of repositories that are
	 * created when they are first used.
	 * @param beanFactory has the repositories
	 * @param tables where to learn about tables
	 * @param wrong is given each method that the schema does not allow
	 * @throws org.springframework.dao.DataAccessException if the database cannot be asked
	 */
	public void validateKeys(ListableBeanFactory beanFactory, Tables tables,
			Consumer<InvalidDeclarationException> wrong) {
		awaitPersistenceUnits(beanFactory);
		for (String name : beanFactory.getBeanNamesForType(JpaRepositoryFactoryBean.class, true, false)) {
			String repository = BeanFactoryUtils.transformedBeanName(name);
			Class<?> repositoryInterface = beanFactory.getType(repository);
			if (repositoryInterface != null && this.upsertMethods.areIn(repositoryInterface)) {
				beanFactory.getBean(repository);
			}
		}
		this.repositories.forEach((repository, upserts) -> validateKeys(repository, upserts, tables, wrong));
	}

	/**
	 * One that is made in the background can need the lock that is held while a
	 * repository is made, which waits for it.
	 */
	private static void awaitPersistenceUnits(ListableBeanFactory beanFactory) {
		BeanFactoryUtils.beansOfTypeIncludingAncestors(beanFactory, EntityManagerFactory.class)
			.values()
			.forEach(EntityManagerFactory::getMetamodel);
	}

	private static void validateKeys(String repository, RepositoryUpserts upserts, Tables tables,
			Consumer<InvalidDeclarationException> wrong) {
		try {
			upserts.validateKeys(tables, wrong);
		}
		catch (CannotCreateTransactionException ex) {
			if (!(ex.getMostSpecificCause() instanceof IllegalStateException nowhere)) {
				throw ex;
			}
			// The data source routes by tenant and has none to lead to now.
			logger.info("The keys of the upserts of '" + repository + "' are not checked, because its data source "
					+ "leads nowhere now (" + nowhere.getMessage() + ")");
		}
	}

	/**
	 * The upserts of the repositories that were created so far.
	 * @return the upserts
	 */
	public List<KnownUpsert> known() {
		return this.repositories.values().stream().flatMap((upserts) -> upserts.known().stream()).toList();
	}

	private static void addFragments(RepositoryFactoryBeanSupport<?, ?, ?> factoryBean, RepositoryFragments added) {
		RepositoryFragments fragments = added;
		if (!FRAGMENTS_ADD_UP && new DirectFieldAccessor(factoryBean)
			.getPropertyValue(REPLACED_FRAGMENTS) instanceof Optional<?> known) {
			fragments = known.map(RepositoryFragments.class::cast).map((given) -> given.append(added)).orElse(added);
		}
		factoryBean.setRepositoryFragments(fragments);
	}

	/**
	 * The persistence unit of a repository is the one whose entity manager Spring Data
	 * gave it, or for one that was put together by hand the one that has the entity.
	 */
	private PersistenceUnit unitOf(String beanName, Class<?> domainType) {
		PersistenceUnits units = this.units.getObject();
		if (this.beanFactory instanceof ConfigurableBeanFactory configurable && configurable.containsBean(beanName)) {
			Object reference = configurable.getMergedBeanDefinition(beanName).getPropertyValues().get("entityManager");
			if (reference instanceof BeanReference entityManager) {
				return units.of(configurable.getBean(entityManager.getBeanName(), EntityManager.class));
			}
		}
		return units.of(domainType);
	}

}
