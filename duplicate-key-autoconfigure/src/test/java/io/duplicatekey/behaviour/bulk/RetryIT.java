package io.duplicatekey.behaviour.bulk;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

import javax.sql.DataSource;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;

import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.orm.jpa.EntityManagerHolder;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

import io.duplicatekey.jdbc.SimpleJdbcUpsert;
import io.duplicatekey.jdbc.UpsertRetry;
import io.duplicatekey.servers.ServerTest;
import io.duplicatekey.servers.TestDatabase;
import io.duplicatekey.upsert.Permission;
import io.duplicatekey.upsert.UpsertOperations;
import io.duplicatekey.upsert.UpsertResult;
import io.duplicatekey.upsert.UpsertRetries;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Upserts that another transaction is in the way of.
 */
class RetryIT {

	@ServerTest
	void areTriedAgainAfterADeadlock(TestDatabase database) {
		run(database, (context) -> {
			ReadingRepository readings = context.getBean(ReadingRepository.class);
			UpsertOperations upserts = context.getBean(UpsertOperations.class);
			assertRetried(database, context, () -> readings.addAll(rows()));
			assertRetried(database, context, () -> assertThat(readings.addAndRead(rows()))
				.allSatisfy((reading) -> assertThat(reading.stamps).isEqualTo(1)));
			assertRetried(database, context, () -> assertThat(readings.addInThrees(rows().stream()))
				.isEqualTo(new UpsertResult(0, 2, 0, List.of())));
			assertRetried(database, context,
					() -> upserts.of(Reading.class)
						.key("code")
						.otherKeys(Permission.ALLOW)
						.set("amount", "#old.amount + #new.amount")
						.execute(rows()));
		});
	}

	@ServerTest
	void areTriedAgainOverJdbcToo(TestDatabase database) {
		run(database, (context) -> {
			SimpleJdbcUpsert upsert = new SimpleJdbcUpsert(context.getBean(DataSource.class)).withTableName("readings")
				.withKeyColumns("code")
				.set("amount", "#old.amount + #new.amount")
				.allowingOtherKeys()
				.withRetry(context.getBean(UpsertRetry.class));
			assertRetried(database, context,
					() -> upsert.executeBatch(rows().stream()
						.map((row) -> Map.of("code", row.code, "amount", row.amount, "stamps", 1))
						.toList()));
		});
	}

	@ServerTest
	void areTriedAgainAfterALockWait(TestDatabase database) {
		run(database, (context) -> {
			UpsertRetries retries = context.getBean(UpsertRetries.class);
			reset(context);
			Connection other = holding(database);
			Future<?> upsert = begin(() -> context.getBean(ReadingRepository.class).addAll(rows()));
			await(() -> retries.lockWaits() > 0);
			JdbcUtils.closeConnection(other);
			assertThat(failureOf(upsert)).isNull();
			assertThat(amounts(context)).containsExactly(11L, 11L);
			assertThat(stamps(context)).isEqualTo(1);
		}, "spring.datasource.hikari.connection-init-sql=SET SESSION innodb_lock_wait_timeout = 1");
	}

	@ServerTest
	void giveUpAfterSoManyAttempts(TestDatabase database) {
		run(database, (context) -> {
			reset(context);
			Connection other = holding(database);
			Throwable failure = failureOf(begin(() -> context.getBean(ReadingRepository.class).addAll(rows())));
			JdbcUtils.closeConnection(other);
			assertThat(failure).isInstanceOf(PessimisticLockingFailureException.class);
			assertThat(failure.getSuppressed()).singleElement().isInstanceOf(PessimisticLockingFailureException.class);
			assertThat(context.getBean(UpsertRetries.class).lockWaits()).isEqualTo(1);
			assertThat(amounts(context)).containsExactly(10L, 10L);
		}, "spring.datasource.hikari.connection-init-sql=SET SESSION innodb_lock_wait_timeout = 1",
				"duplicate-key.upsert.retry.max-attempts=2");
	}

	@ServerTest
	void areNotTriedAgainInATransactionOfSomebodyElse(TestDatabase database) {
		run(database, (context) -> {
			ReadingRepository readings = context.getBean(ReadingRepository.class);
			TransactionTemplate transaction = new TransactionTemplate(
					context.getBean(PlatformTransactionManager.class));
			assertSurfaces(database, context, () -> transaction.execute((status) -> readings.addAll(rows())));
		});
	}

	@ServerTest
	void areNotTriedAgainWhereTheRowsCannotBeTakenTwice(TestDatabase database) {
		run(database, (context) -> assertSurfaces(database, context,
				() -> context.getBean(ReadingRepository.class).addStream(rows().stream())));
	}

	@ServerTest
	void areNotTriedAgainWhereAnOpenSessionWouldLoseItsEntities(TestDatabase database) {
		run(database, (context) -> assertSurfaces(database, context, () -> inOpenSession(context,
				(entityManager) -> entityManager.createQuery("from Reading", Reading.class).getResultList())));
	}

	@ServerTest
	void areTriedAgainInAnOpenSessionWithoutEntities(TestDatabase database) {
		run(database, (context) -> assertRetried(database, context, () -> inOpenSession(context, (entityManager) -> {
		})));
	}

	/**
	 * As during a web request.
	 */
	private static void inOpenSession(ApplicationContext context, Consumer<EntityManager> before) {
		EntityManagerFactory factory = context.getBean(EntityManagerFactory.class);
		EntityManager entityManager = factory.createEntityManager();
		TransactionSynchronizationManager.bindResource(factory, new EntityManagerHolder(entityManager));
		try {
			before.accept(entityManager);
			context.getBean(ReadingRepository.class).addAll(rows());
		}
		finally {
			TransactionSynchronizationManager.unbindResource(factory);
			entityManager.close();
		}
	}

	@ServerTest
	void areNotTriedAgainWhereThatIsOff(TestDatabase database) {
		run(database,
				(context) -> assertSurfaces(database, context,
						() -> context.getBean(ReadingRepository.class).addAll(rows())),
				"duplicate-key.upsert.retry.max-attempts=1");
	}

	private static void assertRetried(TestDatabase database, ApplicationContext context, Runnable upsert) {
		UpsertRetries retries = context.getBean(UpsertRetries.class);
		long before = retries.deadlocks();
		reset(context);
		Future<?> running = meet(database, upsert, (victim) -> await(() -> retries.deadlocks() > before));
		assertThat(failureOf(running)).isNull();
		assertThat(amounts(context)).as("each row is added once").containsExactly(111L, 111L);
		assertThat(stamps(context)).as("each row is stamped once").isEqualTo(1);
	}

	private static void assertSurfaces(TestDatabase database, ApplicationContext context, Runnable upsert) {
		reset(context);
		meet(database, upsert,
				(victim) -> assertThat(failureOf(victim)).isInstanceOf(PessimisticLockingFailureException.class));
		assertThat(context.getBean(UpsertRetries.class).total()).isZero();
		assertThat(amounts(context)).containsExactly(110L, 110L);
	}

	/**
	 * The other transaction has the second row, the upsert waits for it with the first in
	 * hand, and then the other wants that one. It has changed more rows, so that the
	 * server ends the upsert's.
	 */
	private static Future<?> meet(TestDatabase database, Runnable upsert, Consumer<Future<?>> victim) {
		try (Connection other = database.connection(""); Statement statement = other.createStatement()) {
			other.setAutoCommit(false);
			statement.execute("INSERT INTO fillers VALUES " + "(NULL), ".repeat(300) + "(NULL)");
			statement.execute("UPDATE readings SET amount = amount + 100 WHERE code = 'b'");
			Future<?> running = begin(upsert);
			await(() -> waits(database));
			statement.execute("UPDATE readings SET amount = amount + 100 WHERE code = 'a'");
			victim.accept(running);
			other.commit();
			return running;
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * A transaction that has the second row, until its connection is closed.
	 */
	private static Connection holding(TestDatabase database) {
		try {
			Connection other = database.connection("");
			other.setAutoCommit(false);
			try (Statement statement = other.createStatement()) {
				statement.execute("SELECT id FROM readings WHERE code = 'b' FOR UPDATE");
			}
			return other;
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static boolean waits(TestDatabase database) {
		try (Connection connection = database.connection("")) {
			Integer waiting = new JdbcTemplate(new SingleConnectionDataSource(connection, true)).queryForObject("""
					SELECT COUNT(*) FROM information_schema.innodb_trx t
					JOIN information_schema.processlist p ON p.id = t.trx_mysql_thread_id
					WHERE t.trx_state = 'LOCK WAIT' AND p.db = ?""", Integer.class, database.name());
			return waiting != null && waiting > 0;
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static Future<?> begin(Runnable upsert) {
		CompletableFuture<Void> running = new CompletableFuture<>();
		Thread thread = new Thread(() -> {
			try {
				upsert.run();
				running.complete(null);
			}
			catch (Throwable ex) {
				running.completeExceptionally(ex);
			}
		});
		thread.setDaemon(true);
		thread.start();
		return running;
	}

	private static Throwable failureOf(Future<?> running) {
		try {
			running.get(60, TimeUnit.SECONDS);
			return null;
		}
		catch (ExecutionException ex) {
			return ex.getCause();
		}
		catch (InterruptedException | TimeoutException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static void await(BooleanSupplier condition) {
		long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
		while (!condition.getAsBoolean()) {
			assertThat(System.nanoTime()).as("time is left").isLessThan(end);
			// Asked more often, the server says for innodb_trx what it said before.
			LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(250));
		}
	}

	private static void reset(ApplicationContext context) {
		JdbcTemplate template = context.getBean(JdbcTemplate.class);
		template.update("DELETE FROM readings");
		template.update("INSERT INTO readings (code, amount, stamps) VALUES ('a', 10, 0), ('b', 10, 0)");
	}

	private static List<Reading> rows() {
		return List.of(new Reading("a", 1), new Reading("b", 1));
	}

	private static List<Long> amounts(ApplicationContext context) {
		return context.getBean(JdbcTemplate.class)
			.queryForList("SELECT amount FROM readings WHERE code IN ('a', 'b') ORDER BY code", Long.class);
	}

	private static int stamps(ApplicationContext context) {
		Integer stamps = context.getBean(JdbcTemplate.class)
			.queryForObject("SELECT MAX(stamps) FROM readings", Integer.class);
		return (stamps != null) ? stamps : -1;
	}

	private static void run(TestDatabase database, Consumer<ConfigurableApplicationContext> test,
			String... properties) {
		BulkApplication.run(database, test, properties);
	}

}
