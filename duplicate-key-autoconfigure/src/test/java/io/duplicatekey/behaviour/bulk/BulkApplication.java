package io.duplicatekey.behaviour.bulk;

import java.util.function.Consumer;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

import io.duplicatekey.servers.TestDatabase;

@SpringBootApplication
class BulkApplication {

	static final String[] PROPERTIES = { "spring.jpa.hibernate.ddl-auto=none", "spring.main.banner-mode=off",
			"spring.jmx.enabled=false", "spring.datasource.hikari.maximum-pool-size=2", "logging.level.root=warn",
			// Deadlocks are part of the tests.
			"logging.level.org.hibernate.orm.jdbc.error=off",
			"logging.level.org.hibernate.engine.jdbc.spi.SqlExceptionHelper=off" };

	static void run(TestDatabase database, Consumer<ConfigurableApplicationContext> test, String... properties) {
		createTable(database);
		try (ConfigurableApplicationContext context = start(database.properties(""), properties)) {
			test.accept(context);
		}
	}

	static void createTable(TestDatabase database) {
		JdbcTemplate template = new JdbcTemplate(database.dataSource(""));
		template.execute("CREATE TABLE fillers (id INT AUTO_INCREMENT PRIMARY KEY)");
		template.execute("""
				CREATE TABLE readings (id BIGINT AUTO_INCREMENT PRIMARY KEY, code VARCHAR(40) NOT NULL,
				amount BIGINT NOT NULL, serial VARCHAR(40), payload VARCHAR(1200), stamps INT NOT NULL,
				UNIQUE KEY uk_readings_code (code), UNIQUE KEY uk_readings_serial (serial))""");
	}

	static ConfigurableApplicationContext start(String[] database, String... properties) {
		return new SpringApplicationBuilder(BulkApplication.class).web(WebApplicationType.NONE)
			.properties(database)
			.properties(PROPERTIES)
			.properties(properties)
			.run();
	}

}
