package io.duplicatekey.sample.causes;

import java.util.concurrent.atomic.AtomicInteger;

import io.duplicatekey.diagnosis.DuplicateCause;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;

final class Race implements Scenario {

	private static final String INSERT = "INSERT INTO seats (number) VALUES (?)";

	private final JdbcTemplate jdbc;

	private final TransactionOperations transactions;

	/**
	 * Another seat each time: of two failures with the same words, shortly one after the
	 * other, the server's history does not tell which was which.
	 */
	private final AtomicInteger seats = new AtomicInteger();

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
		String seat = "S-1" + this.seats.incrementAndGet();
		this.transactions.executeWithoutResult((status) -> {
			boolean free = this.jdbc.queryForList("SELECT id FROM seats WHERE number = ?", seat).isEmpty();
			if (free) {
				somebodyElse(seat);
				this.jdbc.update(INSERT, seat);
			}
		});
	}

	private void somebodyElse(String seat) {
		OtherThread.join(OtherThread.run(() -> this.jdbc.update(INSERT, seat)));
	}

}
