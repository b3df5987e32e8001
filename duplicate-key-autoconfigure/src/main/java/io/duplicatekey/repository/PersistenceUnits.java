package io.duplicatekey.repository;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.metamodel.EntityType;

import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.orm.jpa.SharedEntityManagerCreator;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.ResourceTransactionManager;
import org.springframework.util.function.SingletonSupplier;

import io.duplicatekey.InvalidDeclarationException;
import io.duplicatekey.hibernate.EntityUpserts;
import io.duplicatekey.jdbc.UpsertExecutor;
import io.duplicatekey.jdbc.UpsertRetry;
import io.duplicatekey.observation.UpsertObservations;

/**
 * The application's persistence units, looked up when they are needed.
 */
public final class PersistenceUnits {

	private final ListableBeanFactory beanFactory;

	private final UpsertExecutor executor;

	private final UpsertObservations observations;

	private final Supplier<UpsertTransactions> transactions;

	private final Map<EntityManagerFactory, PersistenceUnit> byFactory = new ConcurrentHashMap<>();

	/**
	 * Create it. Nothing is looked up yet.
	 * @param beanFactory has the entity manager factories and the transaction managers
	 * @param executor writes the rows
	 * @param retry when calls that have a transaction of their own are tried again
	 * @param bulkAtReadCommitted whether these run at READ COMMITTED where they have many
	 * rows and no isolation is declared
	 * @param observations observes calls
	 */
	public PersistenceUnits(ListableBeanFactory beanFactory, UpsertExecutor executor, UpsertRetry retry,
			boolean bulkAtReadCommitted, UpsertObservations observations) {
		this.beanFactory = beanFactory;
		this.executor = executor;
		this.observations = observations;
		this.transactions = () -> new UpsertTransactions(retry, bulkAtReadCommitted);
	}

	/**
	 * The persistence unit of an entity manager.
	 */
	PersistenceUnit of(EntityManager entityManager) {
		return this.byFactory.computeIfAbsent(entityManager.getEntityManagerFactory(),
				(factory) -> create(factory, entityManager));
	}

	/**
	 * The persistence unit that has an entity.
	 * @throws InvalidDeclarationException if none has it or several do
	 */
	PersistenceUnit of(Class<?> entityType) {
		Map<String, EntityManagerFactory> factories = BeanFactoryUtils.beansOfTypeIncludingAncestors(this.beanFactory,
				EntityManagerFactory.class);
		List<Map.Entry<String, EntityManagerFactory>> found = factories.entrySet()
			.stream()
			.filter((entry) -> hasEntity(entry.getValue(), entityType))
			.toList();
		if (found.isEmpty()) {
			throw new InvalidDeclarationException(
					entityType.getName() + " is not an entity of "
							+ (factories.isEmpty() ? "any persistence unit"
									: "the entity manager factories " + String.join(", ", factories.keySet()))
							+ ".",
					"Annotate it with @Entity, and have it in a package that is scanned for entities.");
		}
		if (found.size() > 1) {
			throw new InvalidDeclarationException(
					entityType.getName() + " is an entity of several persistence units: "
							+ String.join(", ", found.stream().map(Map.Entry::getKey).toList()) + ".",
					"Use a method of a repository, which belongs to one of them: with @Upsert, or to update by key, with"
							+ " @Modifying.");
		}
		return this.byFactory.computeIfAbsent(found.get(0).getValue(),
				(factory) -> create(factory, SharedEntityManagerCreator.createSharedEntityManager(factory)));
	}

	private static boolean hasEntity(EntityManagerFactory factory, Class<?> entityType) {
		return factory.getMetamodel()
			.getEntities()
			.stream()
			.map(EntityType::getJavaType)
			.anyMatch((known) -> known == entityType);
	}

	private PersistenceUnit create(EntityManagerFactory factory, EntityManager entityManager) {
		return new PersistenceUnit(factory, new EntityUpserts(entityManager, this.executor),
				SingletonSupplier.of(() -> transactionManagerOf(factory)), this.observations, this.transactions.get());
	}

	/**
	 * The one that manages the factory, otherwise one for any resource, as JTA's is.
	 */
	private PlatformTransactionManager transactionManagerOf(EntityManagerFactory factory) {
		List<PlatformTransactionManager> managers = BeanFactoryUtils
			.beansOfTypeIncludingAncestors(this.beanFactory, PlatformTransactionManager.class)
			.values()
			.stream()
			.toList();
		return managers.stream()
			.filter((manager) -> manager instanceof ResourceTransactionManager resource
					&& factory.equals(resource.getResourceFactory()))
			.findFirst()
			.or(() -> managers.stream()
				.filter((manager) -> !(manager instanceof ResourceTransactionManager))
				.findFirst())
			.orElseThrow(() -> new IllegalStateException("No transaction manager manages the entity manager factory "
					+ factory + ": declare a JpaTransactionManager for it"));
	}

}
