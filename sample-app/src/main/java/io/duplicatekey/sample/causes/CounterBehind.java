package io.duplicatekey.sample.causes;

import io.duplicatekey.diagnosis.DuplicateCause;

import org.springframework.jdbc.core.JdbcTemplate;

final class CounterBehind implements Scenario {

	private final JdbcTemplate jdbc;

	CounterBehind(JdbcTemplate jdbc) {
		this.jdbc = jdbc;
	}

	@Override
	public DuplicateCause cause() {
		return DuplicateCause.AUTO_INCREMENT_BEHIND;
	}

	@Override
	public String story() {
		return "Deliveries were renumbered by a cascading foreign key, which did not move the counter on.";
	}

	@Override
	public void provoke() {
		this.jdbc.update("TRUNCATE TABLE deliveries");
		this.jdbc.update("DELETE FROM orders");
		this.jdbc.update("INSERT INTO orders (id) VALUES (1), (2), (3), (4), (5)");
		this.jdbc.update("INSERT INTO deliveries (customer) VALUES (?), (?), (?)", "Ann", "Ben", "Cy");
		// The first gets the id that is the next one. MySQL 9.7 notices.
		this.jdbc.update("UPDATE orders SET id = id + 3 * @@auto_increment_increment ORDER BY id DESC");
		this.jdbc.update("INSERT INTO deliveries (customer) VALUES (?)", "Dan");
	}

}
