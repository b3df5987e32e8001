package io.duplicatekey.validation;

import java.util.List;

import javax.sql.DataSource;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.duplicatekey.repository.shop.ShopApplication;
import io.duplicatekey.servers.ServerTest;
import io.duplicatekey.servers.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the check costs an application with two tables and a dozen upserts.
 */
class StartupQueriesIT {

	@ServerTest
	void oneQueryForTheSchemaAndOneForEachTableWithUpserts(TestDatabase database) {
		start(database, "update", "off");
		List<String> off = start(database, "none", "off");
		List<String> on = start(database, "none", "warn");
		assertThat(off).noneMatch((sql) -> sql.contains("STATISTICS"));
		assertThat(on).filteredOn((sql) -> sql.contains("STATISTICS")).hasSize(1);
		assertThat(on.size() - off.size()).as("SHOW COLUMNS of products and coupons besides").isEqualTo(3);
	}

	private static List<String> start(TestDatabase database, String ddl, String validate) {
		try (ConfigurableApplicationContext context = new SpringApplicationBuilder(ShopApplication.class, Counted.class)
			.web(WebApplicationType.NONE)
			.properties(database.properties(""))
			.properties("spring.jpa.hibernate.ddl-auto=" + ddl, "duplicate-key.validate=" + validate,
					"spring.main.banner-mode=off", "spring.jmx.enabled=false",
					"spring.datasource.hikari.maximum-pool-size=1", "logging.level.root=error")
			.run()) {
			return List.copyOf(((CountingDataSource) context.getBean(DataSource.class)).statements());
		}
	}

	@Configuration(proxyBeanMethods = false)
	static class Counted {

		@Bean
		static BeanPostProcessor counting() {
			return new BeanPostProcessor() {
				@Override
				public Object postProcessAfterInitialization(Object bean, String beanName) {
					return (bean instanceof DataSource dataSource) ? new CountingDataSource(dataSource) : bean;
				}
			};
		}

	}

}
