package io.duplicatekey.repository;

import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.aot.BeanFactoryInitializationAotContribution;
import org.springframework.beans.factory.aot.BeanFactoryInitializationAotProcessor;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.config.ConstructorArgumentValues.ValueHolder;
import org.springframework.context.aot.AbstractAotProcessor;
import org.springframework.data.jpa.repository.support.JpaRepositoryFactoryBean;
import org.springframework.util.ClassUtils;

/**
 * Prepares repositories that have upserts for ahead-of-time processing: Spring Data gets
 * to know which methods they are, and a native image the proxies that run them. Does
 * nothing at any other time.
 */
public final class UpsertAotProcessor implements BeanFactoryPostProcessor, BeanFactoryInitializationAotProcessor {

	/**
	 * Since Spring Data 4, which is also when it began to generate queries.
	 */
	private static final boolean CONTRIBUTORS_PRESENT = ClassUtils.isPresent(
			"org.springframework.data.jpa.repository.support.JpaRepositoryFragmentsContributor",
			UpsertAotProcessor.class.getClassLoader());

	private final UpsertMethods upsertMethods = new UpsertMethods();

	/**
	 * Create the processor.
	 */
	public UpsertAotProcessor() {
	}

	@Override
	public void postProcessBeanFactory(ConfigurableListableBeanFactory beanFactory) {
		if (Boolean.getBoolean(AbstractAotProcessor.AOT_PROCESSING) && CONTRIBUTORS_PRESENT) {
			repositories(beanFactory).forEach((repository, repositoryInterface) -> UpsertFragmentsContributor
				.contributeTo(repository, repositoryInterface, beanFactory.getBeanClassLoader()));
		}
	}

	@Override
	public @Nullable BeanFactoryInitializationAotContribution processAheadOfTime(
			ConfigurableListableBeanFactory beanFactory) {
		Map<BeanDefinition, Class<?>> repositories = repositories(beanFactory);
		return repositories.isEmpty() ? null
				: (generationContext, code) -> repositories.values()
					.forEach((repositoryInterface) -> generationContext.getRuntimeHints()
						.proxies()
						.registerJdkProxy(repositoryInterface));
	}

	private Map<BeanDefinition, Class<?>> repositories(ConfigurableListableBeanFactory beanFactory) {
		Map<BeanDefinition, Class<?>> repositories = new LinkedHashMap<>();
		for (String name : beanFactory.getBeanNamesForType(JpaRepositoryFactoryBean.class, true, false)) {
			BeanDefinition definition = beanFactory.getBeanDefinition(BeanFactoryUtils.transformedBeanName(name));
			ValueHolder holder = definition.getConstructorArgumentValues().getArgumentValue(0, Class.class);
			if (holder != null && holder.getValue() != null) {
				Class<?> repositoryInterface = (holder.getValue() instanceof Class<?> type) ? type
						: ClassUtils.resolveClassName(holder.getValue().toString(), beanFactory.getBeanClassLoader());
				if (this.upsertMethods.areIn(repositoryInterface)) {
					repositories.put(definition, repositoryInterface);
				}
			}
		}
		return repositories;
	}

}
