package io.duplicatekey.sample.causes;

import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.duplicatekey.diagnosis.DuplicateCause;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Stands in for a second primary: a session that inserts a row with its id, as
 * replication does, after this server has given that id to a statement and before the
 * statement has come so far.
 */
final class OtherWriter implements Scenario {

	private static final Pattern COUNTER = Pattern.compile("AUTO_INCREMENT=(\\d+)");

	private final JdbcTemplate jdbc;

	private final PlatformTransactionManager transactionManager;

	private final TransactionOperations transactions;

	OtherWriter(JdbcTemplate jdbc, PlatformTransactionManager transactionManager) {
		this.jdbc = jdbc;
		this.transactionManager = transactionManager;
		this.transactions = new TransactionTemplate(transactionManager);
	}

	@Override
	public DuplicateCause cause() {
		return DuplicateCause.OTHER_WRITER;
	}

	@Override
	public String story() {
		return "Replication inserts a ticket with a number that this server has given to another ticket, which is not written yet.";
	}

	@Override
	public void provoke() {
		this.jdbc.update("TRUNCATE TABLE tickets");
		CountDownLatch release = new CountDownLatch(1);
		try {
			CompletableFuture<Void> holder = OtherThread.run(() -> insertAndTakeBack("C", release));
			await("the row to wait for", () -> greatest() > 0);
			long counter = counter();
			long second = greatest() + 2 * step();
			// It is given two numbers, and waits with its first row for the one above.
			CompletableFuture<Void> ours = OtherThread
				.run(() -> this.jdbc.update("INSERT INTO tickets (code) VALUES (?), (?)", "C", "D"));
			await("numbers for the tickets", () -> counter() > counter);
			this.jdbc.update("INSERT INTO tickets (id, code) VALUES (?, ?)", second, "E");
			release.countDown();
			OtherThread.join(holder);
			OtherThread.join(ours);
		}
		finally {
			release.countDown();
		}
	}

	private void insertAndTakeBack(String code, CountDownLatch release) {
		this.transactions.executeWithoutResult((status) -> {
			status.setRollbackOnly();
			this.jdbc.update("INSERT INTO tickets (code) VALUES (?)", code);
			OtherThread.await(release);
		});
	}

	private long counter() {
		String table = this.jdbc.queryForObject("SHOW CREATE TABLE tickets", (row, number) -> row.getString(2));
		Matcher matcher = COUNTER.matcher(String.valueOf(table));
		return matcher.find() ? Long.parseLong(matcher.group(1)) : 1;
	}

	// Rows that are not committed are shown to nobody else.
	private long greatest() {
		TransactionTemplate transaction = new TransactionTemplate(this.transactionManager);
		transaction.setIsolationLevel(TransactionDefinition.ISOLATION_READ_UNCOMMITTED);
		return Objects
			.requireNonNull(transaction.execute((status) -> number("SELECT COALESCE(MAX(id), 0) FROM tickets")));
	}

	private long step() {
		return number("SELECT @@auto_increment_increment");
	}

	private long number(String question) {
		return Objects.requireNonNull(this.jdbc.queryForObject(question, Long.class));
	}

	private static void await(String what, BooleanSupplier condition) {
		long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
		while (!condition.getAsBoolean()) {
			if (System.nanoTime() > end) {
				throw new IllegalStateException("There is no sign of " + what);
			}
			LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
		}
	}

}
