package io.duplicatekey.sample.causes;

import java.util.List;

import io.duplicatekey.diagnosis.DuplicateCause;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;

final class SameBatch implements Scenario {

	private final JdbcTemplate jdbc;

	private final TransactionOperations transactions;

	SameBatch(JdbcTemplate jdbc, TransactionOperations transactions) {
		this.jdbc = jdbc;
		this.transactions = transactions;
	}

	@Override
	public DuplicateCause cause() {
		return DuplicateCause.SAME_BATCH;
	}

	@Override
	public String story() {
		return "A list of stations has one of them twice, and is inserted in one batch.";
	}

	@Override
	public void provoke() {
		this.jdbc.update("DELETE FROM stations");
		List<Object[]> codes = List.of(new Object[] { "AMS" }, new Object[] { "BER" }, new Object[] { "AMS" });
		this.transactions
			.executeWithoutResult((status) -> this.jdbc.batchUpdate("INSERT INTO stations (code) VALUES (?)", codes));
	}

}
