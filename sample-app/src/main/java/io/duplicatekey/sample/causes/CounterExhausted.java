package io.duplicatekey.sample.causes;

import io.duplicatekey.diagnosis.DuplicateCause;

import org.springframework.jdbc.core.JdbcTemplate;

final class CounterExhausted implements Scenario {

	private final JdbcTemplate jdbc;

	CounterExhausted(JdbcTemplate jdbc) {
		this.jdbc = jdbc;
	}

	@Override
	public DuplicateCause cause() {
		return DuplicateCause.AUTO_INCREMENT_EXHAUSTED;
	}

	@Override
	public String story() {
		return "The id of colours is a TINYINT, and 255 is its last number.";
	}

	@Override
	public void provoke() {
		this.jdbc.update("TRUNCATE TABLE colours");
		this.jdbc.update("INSERT INTO colours (id, name) VALUES (?, ?)", 255, "red");
		// MariaDB answers with an error of its own, 167.
		this.jdbc.update("INSERT INTO colours (name) VALUES (?)", "green");
	}

}
