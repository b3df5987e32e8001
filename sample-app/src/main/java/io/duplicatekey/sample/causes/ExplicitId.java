package io.duplicatekey.sample.causes;

import io.duplicatekey.diagnosis.DuplicateCause;

import org.springframework.jdbc.core.JdbcTemplate;

final class ExplicitId implements Scenario {

	private final JdbcTemplate jdbc;

	ExplicitId(JdbcTemplate jdbc) {
		this.jdbc = jdbc;
	}

	@Override
	public DuplicateCause cause() {
		return DuplicateCause.EXPLICIT_ID;
	}

	@Override
	public String story() {
		return "An invoice is inserted with an id, although the server numbers invoices.";
	}

	@Override
	public void provoke() {
		this.jdbc.update("TRUNCATE TABLE invoices");
		this.jdbc.update("INSERT INTO invoices (customer) VALUES (?), (?), (?)", "Ann", "Ben", "Cy");
		this.jdbc.update("INSERT INTO invoices (id, customer) VALUES (1, ?)", "Dan");
	}

}
