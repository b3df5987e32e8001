package io.duplicatekey.autoconfigure;

import java.util.LinkedHashMap;
import java.util.Map;

import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/**
 * The singletons that are there already: who only looks must not make one, which can take
 * long, connect to a database, or fail.
 */
final class MadeBeans {

	private MadeBeans() {
	}

	/**
	 * The beans of a type, by their names.
	 */
	static <T> Map<String, T> of(ConfigurableListableBeanFactory beanFactory, Class<T> type) {
		Map<String, T> beans = new LinkedHashMap<>();
		for (String name : beanFactory.getBeanNamesForType(type, false, false)) {
			if (beanFactory.containsSingleton(BeanFactoryUtils.transformedBeanName(name))) {
				beans.put(name, beanFactory.getBean(name, type));
			}
		}
		return beans;
	}

}
