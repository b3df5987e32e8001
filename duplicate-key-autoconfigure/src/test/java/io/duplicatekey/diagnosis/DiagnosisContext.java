package io.duplicatekey.diagnosis;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import javax.sql.DataSource;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import io.duplicatekey.diagnosis.app.DiagnosisApplication;
import io.duplicatekey.servers.TestDatabase;
import io.duplicatekey.servers.TestTarget;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * The application on one server and driver, started once and with new tables before each
 * test.
 */
record DiagnosisContext(ConfigurableApplicationContext application, TestDatabase database) {

	private static final Map<String, DiagnosisContext> STARTED = new ConcurrentHashMap<>();

	private static final Map<String, String> TABLES = Map.of("guests",
			"id BIGINT AUTO_INCREMENT PRIMARY KEY, email VARCHAR(60), note VARCHAR(20), UNIQUE KEY uk_guests (email)",
			"seats",
			"id BIGINT PRIMARY KEY, version INT, hall_name VARCHAR(40), seat_no INT, UNIQUE KEY uk_seats (hall_name, seat_no)",
			"links", "id BIGINT PRIMARY KEY, version INT, address VARCHAR(200), UNIQUE KEY uk_links (address(10))",
			"tags",
			"id BIGINT PRIMARY KEY, version INT, name VARCHAR(40), gone BIT NOT NULL, UNIQUE KEY uk_tags (name)",
			"jobs",
			"id BIGINT PRIMARY KEY, version INT, name VARCHAR(40), status VARCHAR(10), UNIQUE KEY uk_jobs (name)",
			"parcels", "id BIGINT PRIMARY KEY, version INT", "labels",
			"id BIGINT PRIMARY KEY, version INT, code VARCHAR(40), parcel_id BIGINT, UNIQUE KEY uk_labels (code)",
			"contracts",
			"id BIGINT AUTO_INCREMENT PRIMARY KEY, code VARCHAR(20) UNIQUE, deleted_at DATETIME NULL, is_deleted TINYINT(1) NOT NULL DEFAULT 0");

	static DiagnosisContext of(TestTarget target, String... properties) {
		return STARTED.computeIfAbsent(target + String.join(",", properties), (key) -> start(target, properties))
			.emptied();
	}

	private static DiagnosisContext start(TestTarget target, String... properties) {
		try {
			TestDatabase database = TestDatabase.create(target);
			ConfigurableApplicationContext context = new SpringApplicationBuilder(DiagnosisApplication.class)
				.web(WebApplicationType.NONE)
				.properties(database.properties(""))
				.properties("spring.jpa.hibernate.ddl-auto=none", "spring.main.banner-mode=off",
						"spring.jmx.enabled=false", "spring.datasource.hikari.maximum-pool-size=3",
						"spring.datasource.hikari.minimum-idle=2", "duplicate-key.expose-values=true",
						"duplicate-key.diagnosis.timeout=20s", "duplicate-key.diagnosis.query-timeout=10s")
				.properties(properties)
				.run();
			DiagnosisContext started = new DiagnosisContext(context, database);
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

	private DiagnosisContext emptied() {
		TABLES.forEach((table, columns) -> {
			execute("DROP TABLE IF EXISTS " + table);
			execute("CREATE TABLE " + table + " (" + columns
					+ ") CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci ENGINE = InnoDB");
		});
		return this;
	}

	/**
	 * Run a statement on a connection of its own, which the application does not see.
	 */
	void execute(String sql) {
		elsewhere().execute(sql);
	}

	JdbcTemplate elsewhere() {
		return new JdbcTemplate(this.database.dataSource(""));
	}

	<T> T bean(Class<T> type) {
		return this.application.getBean(type);
	}

	JdbcTemplate jdbc() {
		return bean(JdbcTemplate.class);
	}

	DataSource dataSource() {
		return bean(DataSource.class);
	}

	TransactionTemplate transaction() {
		return new TransactionTemplate(bean(PlatformTransactionManager.class));
	}

	/**
	 * Diagnose what a call throws.
	 */
	Diagnosis diagnosisOf(ThrowingCallable call) {
		Throwable failure = catchThrowable(call);
		assertThat(failure).as("a failure").isNotNull();
		return bean(DuplicateKeyDiagnostics.class).diagnose(failure);
	}

	/**
	 * Diagnose what a call throws with the row that it wrote.
	 */
	Diagnosis diagnosisOf(ThrowingCallable call, Object row) {
		Throwable failure = catchThrowable(call);
		assertThat(failure).as("a failure").isNotNull();
		return bean(DuplicateKeyDiagnostics.class).diagnose(failure, row);
	}

	static void assertSilent(Diagnosis diagnosis, String... values) {
		List<String> texts = List.of(diagnosis.report(), diagnosis.toString());
		assertThat(texts).allSatisfy((text) -> assertThat(text).doesNotContainIgnoringCase(values));
	}

}
