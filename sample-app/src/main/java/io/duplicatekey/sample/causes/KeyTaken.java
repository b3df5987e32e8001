package io.duplicatekey.sample.causes;

import io.duplicatekey.diagnosis.DuplicateCause;

import org.springframework.jdbc.core.JdbcTemplate;

final class KeyTaken implements Scenario {

	private final JdbcTemplate jdbc;

	KeyTaken(JdbcTemplate jdbc) {
		this.jdbc = jdbc;
	}

	@Override
	public DuplicateCause cause() {
		return DuplicateCause.KEY_TAKEN;
	}

	@Override
	public String story() {
		return "An account is opened with a number that another account has.";
	}

	@Override
	public void provoke() {
		this.jdbc.update("DELETE FROM accounts");
		this.jdbc.update("INSERT INTO accounts (number) VALUES (?)", "NL-1");
		this.jdbc.update("INSERT INTO accounts (number) VALUES (?)", "NL-1");
	}

}
