package io.duplicatekey.sample.causes;

import io.duplicatekey.diagnosis.DuplicateCause;

import org.springframework.jdbc.core.JdbcTemplate;

final class OtherTable implements Scenario {

	private final JdbcTemplate jdbc;

	OtherTable(JdbcTemplate jdbc) {
		this.jdbc = jdbc;
	}

	@Override
	public DuplicateCause cause() {
		return DuplicateCause.OTHER_TABLE;
	}

	@Override
	public String story() {
		return "A payment is new, but a trigger writes its reference to a log that has it already.";
	}

	@Override
	public void provoke() {
		this.jdbc.update("DELETE FROM payments");
		this.jdbc.update("DELETE FROM payment_log");
		this.jdbc.update("INSERT INTO payment_log (reference) VALUES (?)", "P-1");
		this.jdbc.update("INSERT INTO payments (reference) VALUES (?)", "P-1");
	}

}
