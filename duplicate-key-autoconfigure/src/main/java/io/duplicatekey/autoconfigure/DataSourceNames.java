package io.duplicatekey.autoconfigure;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.function.Function;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.ListableBeanFactory;

import io.duplicatekey.history.ViolatedKey;

/**
 * The names of data sources: those of their beans.
 */
class DataSourceNames implements Function<@Nullable DataSource, String> {

	private final ListableBeanFactory beanFactory;

	private final Map<DataSource, String> known = Collections.synchronizedMap(new IdentityHashMap<>());

	DataSourceNames(ListableBeanFactory beanFactory) {
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
			BeanFactoryUtils.beansOfTypeIncludingAncestors(this.beanFactory, DataSource.class, false, false)
				.forEach((bean, found) -> this.known.putIfAbsent(found, bean));
			name = this.known.getOrDefault(dataSource, ViolatedKey.UNKNOWN);
		}
		return name;
	}

}
