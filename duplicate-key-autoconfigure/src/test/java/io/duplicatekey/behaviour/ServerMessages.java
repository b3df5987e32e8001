package io.duplicatekey.behaviour;

import org.springframework.jdbc.core.JdbcTemplate;

import io.duplicatekey.servers.TestDatabase;

/**
 * What the messages of a server say.
 */
final class ServerMessages {

	private ServerMessages() {
	}

	/**
	 * Whether they name the table: those of MySQL from 8.0.19 on do.
	 */
	static boolean nameTheTable(TestDatabase database) {
		String version = new JdbcTemplate(database.dataSource("")).queryForObject("SELECT VERSION()", String.class);
		return !database.target().server().isMariaDb() && !version.matches("5\\..*|8\\.0\\.1?[0-8](\\D.*)?");
	}

}
