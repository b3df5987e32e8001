package io.duplicatekey.sample.causes;

import io.duplicatekey.diagnosis.DuplicateCause;

import org.springframework.jdbc.core.JdbcTemplate;

final class OtherKey implements Scenario {

	private final JdbcTemplate jdbc;

	OtherKey(JdbcTemplate jdbc) {
		this.jdbc = jdbc;
	}

	@Override
	public DuplicateCause cause() {
		return DuplicateCause.OTHER_KEY;
	}

	@Override
	public String story() {
		return "ON DUPLICATE KEY UPDATE takes care of the name of a shelf, and moves the shelf to the place of another one.";
	}

	@Override
	public void provoke() {
		this.jdbc.update("DELETE FROM shelves");
		this.jdbc.update("INSERT INTO shelves (name, place) VALUES (?, ?), (?, ?)", "atlas", 1, "bible", 2);
		this.jdbc.update("""
				INSERT INTO shelves (name, place) VALUES (?, ?)
				ON DUPLICATE KEY UPDATE place = VALUES(place)""", "atlas", 2);
	}

}
