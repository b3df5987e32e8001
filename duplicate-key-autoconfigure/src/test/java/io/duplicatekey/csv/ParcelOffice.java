package io.duplicatekey.csv;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

import io.duplicatekey.csv.parcels.Parcel;
import io.duplicatekey.csv.parcels.ParcelApplication;
import io.duplicatekey.servers.TestDatabase;
import io.duplicatekey.servers.TestTarget;
import io.duplicatekey.upsert.CsvOptions;
import io.duplicatekey.upsert.CsvResult;
import io.duplicatekey.upsert.UpsertOperations;
import io.duplicatekey.upsert.UpsertOperations.Description;

/**
 * The running application on a server and driver, with one connection in the pool. It
 * stays until the tests end.
 */
record ParcelOffice(UpsertOperations upserts, JdbcTemplate template, ConfigurableApplicationContext context) {

	private static final Map<String, ParcelOffice> STARTED = new ConcurrentHashMap<>();

	/**
	 * The application of a target, with empty tables but for two senders.
	 */
	static ParcelOffice of(TestTarget target) {
		ParcelOffice office = STARTED.computeIfAbsent(target.toString(), (key) -> start(target));
		List.of("parcel", "sender", "stop").forEach((table) -> office.template.update("DELETE FROM " + table));
		office.template.update("INSERT INTO sender (id, name) VALUES (7, 'Seven'), (8, 'Eight')");
		return office;
	}

	private static ParcelOffice start(TestTarget target) {
		try {
			TestDatabase database = TestDatabase.create(target);
			ConfigurableApplicationContext context = new SpringApplicationBuilder(ParcelApplication.class)
				.web(WebApplicationType.NONE)
				.properties(database.properties(""))
				.properties("spring.jpa.hibernate.ddl-auto=create", "spring.main.banner-mode=off",
						"spring.jmx.enabled=false", "spring.datasource.hikari.maximum-pool-size=1",
						"spring.datasource.hikari.connection-timeout=2000", "logging.level.root=warn")
				.run();
			Runtime.getRuntime().addShutdownHook(new Thread(() -> close(context, database)));
			return new ParcelOffice(context.getBean(UpsertOperations.class), context.getBean(JdbcTemplate.class),
					context);
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static void close(ConfigurableApplicationContext context, TestDatabase database) {
		context.close();
		try {
			database.close();
		}
		catch (SQLException ex) {
			// The harness can have ended its own server already.
			System.out.println("Left behind: " + database.name() + ", " + ex.getMessage());
		}
	}

	Description<Parcel> parcels() {
		return this.upserts.of(Parcel.class).key("depot", "code");
	}

	CsvResult importCsv(String text) {
		return importCsv(text, (csv) -> {
		});
	}

	CsvResult importCsv(String text, Consumer<CsvOptions> options) {
		return parcels().importCsv(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), options);
	}

	long count() {
		Long count = this.template.queryForObject("SELECT COUNT(*) FROM parcel", Long.class);
		return (count != null) ? count : -1;
	}

}
