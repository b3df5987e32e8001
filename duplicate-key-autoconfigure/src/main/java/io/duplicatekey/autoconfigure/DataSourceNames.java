package io.duplicatekey.autoconfigure;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.function.Function;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

import io.duplicatekey.history.ViolatedKey;

/**
 * The names of data sources: those of their beans.
 */
class DataSourceNames implements Function<@Nullable DataSource, String> {

	private final ConfigurableListableBeanFactory beanFactory;

	private final Map<DataSource, String> known = Collections.synchronizedMap(new IdentityHashMap<>());

	DataSourceNames(ConfigurableListableBeanFactory beanFactory) {
		this.beanFactory = beanFactory;
	}

	/**
	 * The name of a data source on which something has failed, so that its bean is there.
	 */
	@Override
	public String apply(@Nullable DataSource dataSource) {
		if (dataSource == null) {
			return ViolatedKey.UNKNOWN;
		}
		String name = this.known.get(dataSource);
		if (name == null) {
			// Again for one that is unknown: its bean can have been made since.
			learn(this.beanFactory);
			name = this.known.getOrDefault(dataSource, ViolatedKey.UNKNOWN);
		}
		return name;
	}

	private void learn(@Nullable BeanFactory beanFactory) {
		if (beanFactory instanceof ConfigurableListableBeanFactory listable) {
			MadeBeans.of(listable, DataSource.class)
				.forEach((bean, dataSource) -> this.known.putIfAbsent(dataSource, bean));
			learn(listable.getParentBeanFactory());
		}
	}

}
