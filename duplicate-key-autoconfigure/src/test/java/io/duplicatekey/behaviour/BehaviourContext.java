package io.duplicatekey.behaviour;

import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

import io.duplicatekey.behaviour.app.BehaviourApplication;
import io.duplicatekey.servers.TestDatabase;
import io.duplicatekey.servers.TestTarget;

/**
 * The application on one server and driver, started once and emptied before each test.
 */
record BehaviourContext(ConfigurableApplicationContext application, TestDatabase database) {

	private static final Map<String, BehaviourContext> STARTED = new ConcurrentHashMap<>();

	private static final String[] TABLES = {
			"""
					CREATE TABLE users (id BIGINT AUTO_INCREMENT PRIMARY KEY, email_address VARCHAR(50), handle VARCHAR(20) NOT NULL,
					age TINYINT, UNIQUE KEY uk_users_email (email_address), UNIQUE KEY uk_users_handle (handle))""",
			"""
					CREATE TABLE shops (id BIGINT PRIMARY KEY, version INT, street VARCHAR(50), zip_code VARCHAR(10),
					owner_id BIGINT, UNIQUE KEY uk_shops_address (zip_code, street), UNIQUE KEY uk_shops_owner (owner_id),
					CONSTRAINT fk_shops_owner FOREIGN KEY (owner_id) REFERENCES users (id))""" };

	static BehaviourContext of(TestTarget target, String... properties) {
		return STARTED.computeIfAbsent(target + String.join(",", properties), (key) -> start(target, properties))
			.emptied();
	}

	private static BehaviourContext start(TestTarget target, String... properties) {
		try {
			TestDatabase database = TestDatabase.create(target);
			JdbcTemplate template = new JdbcTemplate(database.dataSource(""));
			for (String table : TABLES) {
				template.execute(table);
			}
			SpringApplication application = new SpringApplicationBuilder(BehaviourApplication.class)
				.web(WebApplicationType.NONE)
				.properties(database.properties(""))
				.properties("spring.jpa.hibernate.ddl-auto=none", "spring.main.banner-mode=off",
						"spring.jmx.enabled=false", "spring.datasource.hikari.maximum-pool-size=1",
						"spring.datasource.hikari.connection-timeout=2000")
				.properties(properties)
				.build();
			ConfigurableApplicationContext context = application.run();
			BehaviourContext started = new BehaviourContext(context, database);
			Runtime.getRuntime().addShutdownHook(new Thread(started::close));
			return started;
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private void close() {
		this.application.close();
		try {
			this.database.close();
		}
		catch (SQLException ex) {
			// The harness can have ended its own server already.
			System.out.println("Left behind: " + this.database.name() + ", " + ex.getMessage());
		}
	}

	private BehaviourContext emptied() {
		JdbcTemplate template = bean(JdbcTemplate.class);
		template.update("DELETE FROM shops");
		template.update("DELETE FROM users");
		template.update("INSERT INTO users (id, email_address, handle) VALUES (1, 'ann@example.com', 'ann')");
		template.update("INSERT INTO shops VALUES (1, 0, 'Main Street', '12345', 1)");
		return this;
	}

	<T> T bean(Class<T> type) {
		return this.application.getBean(type);
	}

}
