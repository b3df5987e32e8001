package io.duplicatekey.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import org.springframework.aop.framework.autoproxy.AutoProxyUtils;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

import io.duplicatekey.InvalidDeclarationException;
import io.duplicatekey.aspect.DeclaredOnMethods;
import io.duplicatekey.translation.DeclaredException;

/**
 * The constraints that {@code @OnDuplicateKey} names on beans, none of which is made for
 * that.
 */
final class BeanMethods {

	private final ConfigurableListableBeanFactory beanFactory;

	private final DeclaredOnMethods declarations = new DeclaredOnMethods();

	BeanMethods(ConfigurableListableBeanFactory beanFactory) {
		this.beanFactory = beanFactory;
	}

	/**
	 * Read them.
	 * @param wrong is given what would stop a bean from being made
	 */
	List<DeclaredException> read(Consumer<InvalidDeclarationException> wrong) {
		List<DeclaredException> declared = new ArrayList<>();
		for (String name : this.beanFactory.getBeanDefinitionNames()) {
			Class<?> type = typeOf(name);
			if (type != null) {
				try {
					declared.addAll(this.declarations.read(type));
				}
				catch (InvalidDeclarationException ex) {
					wrong.accept(ex);
				}
			}
		}
		return declared;
	}

	/**
	 * The class behind a proxy of a bean that is there, otherwise what is known of one
	 * that is not.
	 */
	private @Nullable Class<?> typeOf(String name) {
		return this.beanFactory.containsSingleton(name) ? AutoProxyUtils.determineTargetClass(this.beanFactory, name)
				: this.beanFactory.getType(name, false);
	}

}
