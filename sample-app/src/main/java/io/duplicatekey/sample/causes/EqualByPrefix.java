package io.duplicatekey.sample.causes;

import java.util.Map;

import io.duplicatekey.diagnosis.DuplicateCause;

import org.springframework.jdbc.core.JdbcTemplate;

final class EqualByPrefix implements Scenario {

	private static final String ADDRESS = "https://example.com/b";

	private final JdbcTemplate jdbc;

	EqualByPrefix(JdbcTemplate jdbc) {
		this.jdbc = jdbc;
	}

	@Override
	public DuplicateCause cause() {
		return DuplicateCause.PREFIX;
	}

	@Override
	public String story() {
		return "The unique index covers 20 characters of an address, and the addresses differ in the 21st.";
	}

	@Override
	public void provoke() {
		this.jdbc.update("DELETE FROM links");
		this.jdbc.update("INSERT INTO links (address) VALUES (?)", "https://example.com/a");
		this.jdbc.update("INSERT INTO links (address) VALUES (?)", ADDRESS);
	}

	// The error shows no more than the 20 characters.
	@Override
	public Object row() {
		return Map.of("address", ADDRESS);
	}

}
