package io.duplicatekey.autoconfigure;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

import javax.sql.DataSource;

import jakarta.persistence.EntityManagerFactory;

import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.orm.jpa.EntityManagerFactoryInfo;

import io.duplicatekey.hibernate.MappedSchemas;

/**
 * The schemas that the entities of all persistence units name, by data source. Whoever
 * asks has all persistence units made, and with them the tables that they create.
 */
class MappedSchemaSource implements Supplier<Map<DataSource, Set<String>>> {

	private final ListableBeanFactory beanFactory;

	MappedSchemaSource(ListableBeanFactory beanFactory) {
		this.beanFactory = beanFactory;
	}

	@Override
	public Map<DataSource, Set<String>> get() {
		Map<DataSource, Set<String>> schemas = new LinkedHashMap<>();
		BeanFactoryUtils.beansOfTypeIncludingAncestors(this.beanFactory, EntityManagerFactory.class)
			.values()
			.forEach((factory) -> {
				Set<String> named = MappedSchemas.of(factory);
				if (factory instanceof EntityManagerFactoryInfo info && info.getDataSource() != null) {
					schemas.computeIfAbsent(info.getDataSource(), (dataSource) -> new LinkedHashSet<>()).addAll(named);
				}
			});
		return schemas;
	}

}
