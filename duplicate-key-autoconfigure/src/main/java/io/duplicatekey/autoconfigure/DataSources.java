package io.duplicatekey.autoconfigure;

import java.util.List;
import java.util.function.Supplier;

import javax.sql.DataSource;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.SQLExceptionSubclassTranslator;
import org.springframework.jdbc.support.SQLExceptionTranslator;
import org.springframework.util.function.SingletonSupplier;

/**
 * The application's data sources, looked up when they are needed: nothing here may make
 * one at start.
 */
class DataSources implements Supplier<List<DataSource>> {

	private final BeanFactory beanFactory;

	DataSources(BeanFactory beanFactory) {
		this.beanFactory = beanFactory;
	}

	@Override
	public List<DataSource> get() {
		return this.beanFactory.getBeanProvider(DataSource.class).stream().toList();
	}

	/**
	 * The translator that a {@code JdbcTemplate} on the only data source would use.
	 */
	Supplier<SQLExceptionTranslator> springsTranslator() {
		return SingletonSupplier.of(() -> {
			DataSource dataSource = this.beanFactory.getBeanProvider(DataSource.class).getIfUnique();
			return (dataSource != null) ? new JdbcTemplate(dataSource).getExceptionTranslator()
					: new SQLExceptionSubclassTranslator();
		});
	}

}
