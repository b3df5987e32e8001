package io.duplicatekey.autoconfigure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

import javax.sql.DataSource;

import jakarta.persistence.EntityManagerFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.orm.jpa.EntityManagerFactoryInfo;

import io.duplicatekey.hibernate.MappedKey;
import io.duplicatekey.hibernate.MappedKeys;

/**
 * The keys of the entities of all persistence units that are there, by the names of their
 * data sources.
 */
class MappedKeySource implements Supplier<Map<String, List<MappedKey>>> {

	private final ConfigurableListableBeanFactory beanFactory;

	private final Function<@Nullable DataSource, String> names;

	MappedKeySource(ConfigurableListableBeanFactory beanFactory, Function<@Nullable DataSource, String> names) {
		this.beanFactory = beanFactory;
		this.names = names;
	}

	@Override
	public Map<String, List<MappedKey>> get() {
		Map<String, List<MappedKey>> keys = new LinkedHashMap<>();
		for (EntityManagerFactory factory : MadeBeans.of(this.beanFactory, EntityManagerFactory.class).values()) {
			DataSource dataSource = (factory instanceof EntityManagerFactoryInfo info) ? info.getDataSource() : null;
			keys.computeIfAbsent(this.names.apply(dataSource), (name) -> new ArrayList<>())
				.addAll(MappedKeys.of(factory));
		}
		return keys;
	}

}
