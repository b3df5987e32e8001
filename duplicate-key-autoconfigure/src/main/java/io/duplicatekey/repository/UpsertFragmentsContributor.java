package io.duplicatekey.repository;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.persistence.EntityManager;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.BeanUtils;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.data.jpa.repository.support.JpaEntityInformation;
import org.springframework.data.jpa.repository.support.JpaRepositoryFactoryBean;
import org.springframework.data.jpa.repository.support.JpaRepositoryFragmentsContributor;
import org.springframework.data.querydsl.EntityPathResolver;
import org.springframework.data.repository.core.RepositoryMetadata;
import org.springframework.data.repository.core.support.RepositoryComposition.RepositoryFragments;
import org.springframework.util.ClassUtils;

/**
 * Tells Spring Data's ahead-of-time processing which methods are upserts, so that it
 * generates no queries for them. It contributes nothing when the application runs: a
 * custom factory bean can leave contributors out, so that the fragment has another way,
 * see {@link UpsertRepositoryPostProcessor}.
 */
public final class UpsertFragmentsContributor implements JpaRepositoryFragmentsContributor {

	private static final String PROPERTY = "repositoryFragmentsContributor";

	/**
	 * The contributors of repositories that have one of their own. The processing makes
	 * an instance of this class by its name alone and sets nothing.
	 */
	private static final Map<Class<?>, JpaRepositoryFragmentsContributor> DESCRIBED = new ConcurrentHashMap<>();

	private final UpsertMethods upsertMethods = new UpsertMethods();

	private JpaRepositoryFragmentsContributor delegate = JpaRepositoryFragmentsContributor.DEFAULT;

	/**
	 * Create it, in front of Spring Data's own.
	 */
	public UpsertFragmentsContributor() {
	}

	/**
	 * Set the contributor that this one stands before.
	 * @param delegate the application's own
	 */
	public void setDelegate(JpaRepositoryFragmentsContributor delegate) {
		this.delegate = delegate;
	}

	/**
	 * Make a definition of this contributor take the place of a repository's own.
	 */
	static void contributeTo(BeanDefinition repository, Class<?> repositoryInterface,
			@Nullable ClassLoader classLoader) {
		RootBeanDefinition contributor = new RootBeanDefinition(UpsertFragmentsContributor.class);
		if (repository.getPropertyValues().get(PROPERTY) instanceof BeanDefinition own) {
			contributor.getPropertyValues().add("delegate", own);
			DESCRIBED.put(repositoryInterface, (JpaRepositoryFragmentsContributor) BeanUtils
				.instantiateClass(ClassUtils.resolveClassName(String.valueOf(own.getBeanClassName()), classLoader)));
		}
		else if (!hasDefault(ClassUtils.resolveClassName(String.valueOf(repository.getBeanClassName()), classLoader),
				repositoryInterface)) {
			// A factory bean's own way, which a definition would replace.
			return;
		}
		repository.getPropertyValues().add(PROPERTY, contributor);
	}

	/**
	 * Asked as Spring Data's own processing asks it.
	 */
	private static boolean hasDefault(Class<?> factoryBean, Class<?> repositoryInterface) {
		Constructor<?> constructor = ClassUtils.getConstructorIfAvailable(factoryBean, Class.class);
		return constructor != null
				&& BeanUtils.instantiateClass(constructor,
						repositoryInterface) instanceof JpaRepositoryFactoryBean<?, ?, ?> made
				&& made.getRepositoryFragmentsContributor().equals(JpaRepositoryFragmentsContributor.DEFAULT);
	}

	@Override
	public RepositoryFragments contribute(RepositoryMetadata metadata, JpaEntityInformation<?, ?> entityInformation,
			EntityManager entityManager, EntityPathResolver resolver) {
		return this.delegate.contribute(metadata, entityInformation, entityManager, resolver);
	}

	@Override
	public RepositoryFragments describe(RepositoryMetadata metadata) {
		RepositoryFragments described = DESCRIBED.getOrDefault(metadata.getRepositoryInterface(), this.delegate)
			.describe(metadata);
		List<Method> methods = this.upsertMethods.of(metadata.getRepositoryInterface());
		return methods.isEmpty() ? described
				: described.append(new UpsertFragment(metadata.getRepositoryInterface(), methods, null));
	}

}
