package io.duplicatekey.sample.causes;

import io.duplicatekey.diagnosis.DuplicateCause;

import org.springframework.jdbc.core.JdbcTemplate;

final class EqualByCollation implements Scenario {

	private final JdbcTemplate jdbc;

	EqualByCollation(JdbcTemplate jdbc) {
		this.jdbc = jdbc;
	}

	@Override
	public DuplicateCause cause() {
		return DuplicateCause.COLLATION;
	}

	@Override
	public String story() {
		return "Two tags differ in case and accents only, and the collation of the column does not care.";
	}

	@Override
	public void provoke() {
		this.jdbc.update("DELETE FROM tags");
		this.jdbc.update("INSERT INTO tags (name) VALUES (?)", "Café");
		this.jdbc.update("INSERT INTO tags (name) VALUES (?)", "cafe");
	}

}
