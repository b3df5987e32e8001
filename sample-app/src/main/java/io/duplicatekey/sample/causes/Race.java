package io.duplicatekey.sample.causes;

import io.duplicatekey.diagnosis.DuplicateCause;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;

final class Race implements Scenario {

	private static final String INSERT = "INSERT INTO seats (number) VALUES (?)";

	private final JdbcTemplate jdbc;

	private final TransactionOperations transactions;

	Race(JdbcTemplate jdbc, TransactionOperations transactions) {
		this.jdbc = jdbc;
		this.transactions = transactions;
	}

	@Override
	public DuplicateCause cause() {
		return DuplicateCause.RACE;
	}

	@Override
	public String story() {
		return "A seat is free when it is looked for, and taken by somebody else before it is inserted.";
	}

	@Override
	public void provoke() {
		this.jdbc.update("DELETE FROM seats");
		this.transactions.executeWithoutResult((status) -> {
			boolean free = this.jdbc.queryForList("SELECT id FROM seats WHERE number = ?", "S-1").isEmpty();
			if (free) {
				somebodyElse();
				this.jdbc.update(INSERT, "S-1");
			}
		});
	}

	private void somebodyElse() {
		OtherThread.join(OtherThread.run(() -> this.jdbc.update(INSERT, "S-1")));
	}

}
