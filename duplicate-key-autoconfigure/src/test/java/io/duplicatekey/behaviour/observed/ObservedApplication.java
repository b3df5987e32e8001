package io.duplicatekey.behaviour.observed;

import java.util.function.Consumer;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

import io.duplicatekey.servers.TestDatabase;

@SpringBootApplication
class ObservedApplication {

	static void run(TestDatabase database, WebApplicationType type, Consumer<ConfigurableApplicationContext> test,
			String... properties) {
		new JdbcTemplate(database.dataSource("")).execute("""
				CREATE TABLE guests (id BIGINT AUTO_INCREMENT PRIMARY KEY, email VARCHAR(50) NOT NULL,
				name VARCHAR(50), UNIQUE KEY uk_guests_email (email))""");
		try (ConfigurableApplicationContext context = new SpringApplicationBuilder(ObservedApplication.class).web(type)
			.properties(database.properties(""))
			.properties("spring.jpa.hibernate.ddl-auto=none", "spring.main.banner-mode=off", "spring.jmx.enabled=false",
					"spring.datasource.hikari.maximum-pool-size=1", "logging.level.root=warn", "server.port=0",
					"duplicate-key.upsert.without-local-infile=insert",
					"logging.level.org.hibernate.orm.jdbc.error=off",
					"logging.level.org.hibernate.engine.jdbc.spi.SqlExceptionHelper=off")
			.properties(properties)
			.run()) {
			test.accept(context);
		}
	}

}
