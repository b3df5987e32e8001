package io.duplicatekey.sample.causes;

import java.util.EnumMap;
import java.util.Map;

import io.duplicatekey.diagnosis.DuplicateCause;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * The same on a MySQL 9.7, where one is given to the tests.
 */
@ActiveProfiles("mysql")
@EnabledIfSystemProperty(named = MySqlCausesIT.URL, matches = ".+",
		disabledReason = "-D" + MySqlCausesIT.URL + " names no server")
class MySqlCausesIT extends CausesIT {

	static final String URL = "servers.url.mysql-9.7";

	private static final String DATABASE = "duplicate_key_sample";

	@DynamicPropertySource
	static void dataSource(DynamicPropertyRegistry registry) {
		// As on the embedded server, room is left for another primary.
		registry.add("spring.datasource.url",
				() -> url(DATABASE) + "&createDatabaseIfNotExist=true&sessionVariables=auto_increment_increment=2");
	}

	@AfterAll
	static void dropDatabase() {
		new JdbcTemplate(new DriverManagerDataSource(url(""))).execute("DROP DATABASE " + DATABASE);
	}

	private static String url(String database) {
		return System.getProperty(URL).replace("/?", "/" + database + "?");
	}

	@Override
	Map<DuplicateCause, String> prevented() {
		Map<DuplicateCause, String> prevented = new EnumMap<>(DuplicateCause.class);
		// The counter follows: the next id has no parent row, 1452.
		prevented.put(DuplicateCause.AUTO_INCREMENT_BEHIND, "with error 1452");
		return prevented;
	}

	@Override
	DuplicateCause proven(Scenario scenario) {
		boolean remembers = Boolean.TRUE.equals(this.jdbc.queryForObject("SELECT @@performance_schema", Boolean.class));
		// Without the statements that were run, it can have been any of those.
		return (scenario.cause() == DuplicateCause.RACE && !remembers) ? DuplicateCause.KEY_TAKEN : scenario.cause();
	}

}
