package io.duplicatekey.behaviour.concurrent;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import jakarta.persistence.EntityManager;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import io.duplicatekey.upsert.Found;
import io.duplicatekey.upsert.UpsertOperations;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Counters and those who look for them.
 */
record CounterShop(ConfigurableApplicationContext context, CounterRepository counters, UpsertOperations upserts,
		JdbcTemplate template) {

	Found<Counter> find(String name) {
		return this.upserts.findOrInsert(new Counter(name, 1), "name");
	}

	void transaction(Runnable work) {
		inTransaction(() -> {
			work.run();
			return null;
		});
	}

	<R extends @Nullable Object> R inTransaction(Supplier<R> work) {
		return transactions().execute((status) -> work.get());
	}

	void rolledBack(Runnable work) {
		transactions().executeWithoutResult((status) -> {
			work.run();
			status.setRollbackOnly();
		});
	}

	private TransactionTemplate transactions() {
		return new TransactionTemplate(this.context.getBean(PlatformTransactionManager.class));
	}

	/**
	 * Let another transaction do something and commit.
	 */
	void elsewhere(Runnable work) {
		get(inBackground(() -> {
			work.run();
			return null;
		}));
	}

	/**
	 * Let another transaction do something meanwhile.
	 */
	<R extends @Nullable Object> Future<R> inBackground(Supplier<R> work) {
		ExecutorService thread = Executors.newSingleThreadExecutor();
		try {
			return thread.submit(work::get);
		}
		finally {
			thread.shutdown();
		}
	}

	static <R extends @Nullable Object> R get(Future<R> future) {
		try {
			return future.get(60, TimeUnit.SECONDS);
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Find a counter after this transaction has begun to read and another has committed
	 * it, and change it.
	 */
	void findAfterAnotherCommitted() {
		transaction(() -> {
			assertThat(this.counters.findByName("n")).isEmpty();
			elsewhere(() -> this.counters.save(new Counter("n", 5)));
			Found<Counter> found = find("n");
			assertThat(found.inserted()).isFalse();
			assertThat(found.entity().hits).isEqualTo(5);
			assertThat(this.context.getBean(EntityManager.class).contains(found.entity())).isTrue();
			assertThat(find("n").entity()).isSameAs(found.entity());
			found.entity().hits++;
		});
	}

	/**
	 * MariaDB's innodb_snapshot_isolation, its default from 11.6.2 on.
	 */
	boolean refusesWhatChangedSinceTheSnapshot() {
		return this.template
			.query("SHOW VARIABLES LIKE 'innodb_snapshot_isolation'", (result, row) -> result.getString(2))
			.contains("ON");
	}

	/**
	 * Wait until a transaction waits for a lock.
	 */
	void awaitLockWait() {
		long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
		String waiting = """
				SELECT COUNT(*) FROM information_schema.innodb_trx t JOIN information_schema.processlist p
				ON p.id = t.trx_mysql_thread_id WHERE t.trx_state = 'LOCK WAIT' AND p.db = DATABASE()""";
		while (count(waiting) == 0) {
			assertThat(System.nanoTime()).as("nobody waits").isLessThan(end);
			try {
				// The server renews what it shows ten times a second.
				Thread.sleep(150);
			}
			catch (InterruptedException ex) {
				throw new IllegalStateException(ex);
			}
		}
	}

	int count() {
		return count("SELECT COUNT(*) FROM counters");
	}

	private int count(String query) {
		Integer count = this.template.queryForObject(query, Integer.class);
		assertThat(count).isNotNull();
		return count;
	}

	/**
	 * Let threads look for the same counters at the same time.
	 */
	List<Finder> inThreads(int threads, int keys) {
		CyclicBarrier start = new CyclicBarrier(threads);
		ExecutorService pool = Executors.newFixedThreadPool(threads);
		try {
			List<Future<Finder>> running = new ArrayList<>();
			for (int i = 0; i < threads; i++) {
				Finder finder = new Finder(this, i, keys);
				running.add(pool.submit(() -> {
					start.await(20, TimeUnit.SECONDS);
					finder.run();
					return finder;
				}));
			}
			return running.stream().map(CounterShop::get).toList();
		}
		finally {
			pool.shutdownNow();
		}
	}

}
