package io.duplicatekey.repository;

import java.lang.reflect.Method;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.data.repository.core.support.RepositoryFactoryBeanSupport;
import org.springframework.util.ClassUtils;

import io.duplicatekey.InvalidDeclarationException;

/**
 * Stops the start where {@code @Upsert} would do nothing, or something else than it says:
 * on a class's method, and in a repository that does not get its upserts.
 */
public final class UpsertPlacementPostProcessor implements BeanPostProcessor {

	private static final String JPA_FACTORY_BEAN = "org.springframework.data.jpa.repository.support.JpaRepositoryFactoryBean";

	private final @Nullable String unavailable;

	private final String remedy;

	private final @Nullable Class<?> jpaFactoryBean = loadJpaFactoryBean();

	private final UpsertMethods upsertMethods = new UpsertMethods();

	private UpsertPlacementPostProcessor(@Nullable String unavailable, String remedy) {
		this.unavailable = unavailable;
		this.remedy = remedy;
	}

	/**
	 * Create a post-processor for an application whose JPA repositories get their
	 * upserts.
	 * @return the post-processor
	 */
	public static UpsertPlacementPostProcessor forJpaRepositories() {
		return new UpsertPlacementPostProcessor(null, "");
	}

	/**
	 * Create a post-processor for an application in which no repository gets its upserts.
	 * @param reason why, as a clause
	 * @param remedy what to do about it, as a sentence
	 * @return the post-processor
	 */
	public static UpsertPlacementPostProcessor forNone(String reason, String remedy) {
		return new UpsertPlacementPostProcessor(reason, remedy);
	}

	@Override
	public Object postProcessBeforeInitialization(Object bean, String beanName) {
		if (bean instanceof RepositoryFactoryBeanSupport<?, ?, ?> factoryBean) {
			checkRepository(factoryBean, factoryBean.getObjectType());
			factoryBean.addRepositoryFactoryCustomizer((factory) -> factory.addRepositoryProxyPostProcessor(
					(proxy, repository) -> checkClass(repository.getRepositoryBaseClass())));
		}
		else {
			checkClass(bean.getClass());
		}
		return bean;
	}

	private void checkRepository(Object factoryBean, Class<?> repositoryInterface) {
		boolean jpa = this.jpaFactoryBean != null && this.jpaFactoryBean.isInstance(factoryBean);
		if (jpa && this.unavailable == null) {
			return;
		}
		List<Method> methods = this.upsertMethods.of(repositoryInterface);
		if (methods.isEmpty()) {
			return;
		}
		String where = repositoryInterface.getSimpleName() + "." + methods.get(0).getName() + " has @Upsert, but ";
		if (this.unavailable != null) {
			throw new InvalidDeclarationException(where + this.unavailable + ".", this.remedy);
		}
		throw new InvalidDeclarationException(
				where + repositoryInterface.getName() + " is not a Spring Data JPA repository: "
						+ factoryBean.getClass().getName() + " creates it.",
				"Move the method to a JPA repository, or remove @Upsert.");
	}

	private void checkClass(Class<?> type) {
		for (Method method : this.upsertMethods.ofClass(type)) {
			throw new InvalidDeclarationException(
					method.getDeclaringClass().getName() + "." + method.getName()
							+ " has @Upsert, but is a method of a class, whose body would run as it is.",
					"Declare the method without a body in an interface that extends JpaRepository, or call"
							+ " UpsertOperations from the body and remove @Upsert.");
		}
	}

	private static @Nullable Class<?> loadJpaFactoryBean() {
		ClassLoader classLoader = UpsertPlacementPostProcessor.class.getClassLoader();
		return ClassUtils.isPresent(JPA_FACTORY_BEAN, classLoader)
				? ClassUtils.resolveClassName(JPA_FACTORY_BEAN, classLoader) : null;
	}

}
