package io.duplicatekey.repository;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;

import org.springframework.aop.Advisor;
import org.springframework.aop.ProxyMethodInvocation;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.aop.support.AopUtils;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.data.repository.core.RepositoryInformation;
import org.springframework.data.repository.core.support.RepositoryFragment;
import org.springframework.data.repository.core.support.RepositoryProxyPostProcessor;
import org.springframework.transaction.interceptor.TransactionAttribute;
import org.springframework.transaction.interceptor.TransactionAttributeSource;
import org.springframework.transaction.interceptor.TransactionInterceptor;

import io.duplicatekey.InvalidDeclarationException;
import io.duplicatekey.hibernate.EntityUpsert;
import io.duplicatekey.schema.Tables;

/**
 * The upserts of one repository: claimed before it is created, checked and prepared when
 * it is, and then called.
 */
final class RepositoryUpserts implements RepositoryProxyPostProcessor, MethodInterceptor, InvocationHandler {

	private static final int NO_SUCH_TABLE = 1146;

	private final Class<?> repositoryInterface;

	private final List<Method> methods;

	private final Function<Class<?>, PersistenceUnit> unit;

	private volatile Map<Method, UpsertMethod> prepared = Map.of();

	private volatile @Nullable PersistenceUnit preparedIn;

	private volatile @Nullable TransactionAttributeSource transactionsOf;

	/**
	 * Create it. Nothing is checked yet.
	 * @param repositoryInterface the repository
	 * @param methods its upserts
	 * @param unit gives the repository's persistence unit, for the domain type
	 */
	RepositoryUpserts(Class<?> repositoryInterface, List<Method> methods, Function<Class<?>, PersistenceUnit> unit) {
		this.repositoryInterface = repositoryInterface;
		this.methods = methods;
		this.unit = unit;
	}

	RepositoryFragment<?> fragment() {
		return new UpsertFragment(this.repositoryInterface, this.methods, Proxy.newProxyInstance(
				this.repositoryInterface.getClassLoader(), new Class<?>[] { this.repositoryInterface }, this));
	}

	/**
	 * Check the keys against the database. Does nothing before the repository is created.
	 * @param tables where to learn about tables
	 * @param wrong is given each method that cannot work
	 */
	void validateKeys(Tables tables, Consumer<InvalidDeclarationException> wrong) {
		PersistenceUnit unit = this.preparedIn;
		if (unit != null) {
			unit.inTransaction(() -> {
				this.prepared.values().forEach((method) -> validateKey(method.call().upsert(), tables, wrong));
				return null;
			});
		}
	}

	private static void validateKey(EntityUpsert<?> upsert, Tables tables,
			Consumer<InvalidDeclarationException> wrong) {
		try {
			upsert.validate(tables);
		}
		catch (InvalidDeclarationException ex) {
			wrong.accept(ex);
		}
		catch (RuntimeException ex) {
			if (!(NestedExceptionUtils.getMostSpecificCause(ex) instanceof SQLException error)
					|| error.getErrorCode() != NO_SUCH_TABLE) {
				throw ex;
			}
			wrong.accept(new InvalidDeclarationException(
					upsert.definition().where() + ": its table is not there: " + error.getMessage(),
					"Create it, or map the entity to the table that is meant."));
		}
	}

	/**
	 * The upserts, none before the repository is created.
	 */
	List<KnownUpsert> known() {
		return this.prepared.values().stream().map(UpsertMethod::known).toList();
	}

	/**
	 * The repository is about to be created.
	 */
	@Override
	public void postProcess(ProxyFactory factory, RepositoryInformation repositoryInformation) {
		checkImplementations(repositoryInformation);
		Class<?> domainType = repositoryInformation.getDomainType();
		PersistenceUnit unit = this.unit.apply(domainType);
		Map<Method, UpsertMethod> prepared = new LinkedHashMap<>();
		for (Method method : this.methods) {
			prepared.put(method, UpsertMethod.prepare(method, this.repositoryInterface, domainType, unit.upserts()));
		}
		this.prepared = prepared;
		this.preparedIn = unit;
		this.transactionsOf = transactionsOf(factory);
		// Outside of the transaction, which would open a connection.
		factory.addAdvice(0, this);
	}

	/**
	 * Spring Data has made its interceptor by now, one for each repository.
	 * @return what it takes for declared
	 */
	private static @Nullable TransactionAttributeSource transactionsOf(ProxyFactory factory) {
		for (Advisor advisor : factory.getAdvisors()) {
			if (advisor.getAdvice() instanceof TransactionInterceptor interceptor
					&& interceptor.getTransactionAttributeSource() != null) {
				TransactionAttributeSource declared = interceptor.getTransactionAttributeSource();
				interceptor.setTransactionAttributeSource(new AttemptTransactions(declared));
				return declared;
			}
		}
		return null;
	}

	private void checkImplementations(RepositoryInformation repositoryInformation) {
		for (RepositoryFragment<?> fragment : repositoryInformation.getFragments()) {
			for (Method method : this.methods) {
				if (!(fragment instanceof UpsertFragment) && fragment.hasMethod(method)) {
					throw new InvalidDeclarationException(
							this.repositoryInterface.getSimpleName() + "." + method.getName() + " has @Upsert, but "
									+ fragment.getImplementation()
										.map((implementation) -> AopUtils.getTargetClass(implementation).getName())
										.orElse(fragment.getSignatureContributor().getName())
									+ " implements it.",
							"Remove the implementation, or @Upsert.");
				}
			}
		}
	}

	/**
	 * Calls from outside, which are all of the repository's.
	 */
	@Override
	public @Nullable Object invoke(MethodInvocation invocation) throws Throwable {
		UpsertMethod upsert = this.prepared.get(invocation.getMethod());
		PersistenceUnit unit = this.preparedIn;
		if (upsert == null || unit == null) {
			return invocation.proceed();
		}
		if (upsert.isNothing(invocation.getArguments())) {
			return upsert.call().result().ofNone();
		}
		// An invocation can proceed once, a copy of it for each attempt.
		return unit.<Throwable>run(upsert.call().rows().where(), upsert.call(), invocation.getArguments()[0],
				transactionOf(invocation), null,
				(attempt) -> attempt.during(((ProxyMethodInvocation) invocation).invocableClone()::proceed));
	}

	private @Nullable TransactionAttribute transactionOf(MethodInvocation invocation) {
		TransactionAttributeSource declared = this.transactionsOf;
		Object target = invocation.getThis();
		return (declared != null) ? declared.getTransactionAttribute(invocation.getMethod(),
				(target != null) ? AopUtils.getTargetClass(target) : null) : null;
	}

	/**
	 * Calls of the fragment.
	 */
	@Override
	public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments) {
		UpsertMethod upsert = this.prepared.get(method);
		if (upsert != null && arguments != null) {
			return upsert.call(UpsertAttempt.take(), arguments);
		}
		return switch (method.getName()) {
			case "equals" -> arguments != null && proxy == arguments[0];
			case "hashCode" -> System.identityHashCode(proxy);
			case "toString" -> "Upserts of " + this.repositoryInterface.getName();
			default -> throw new IllegalStateException(method + " is not an upsert");
		};
	}

}
