package io.duplicatekey.behaviour.concurrent;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

import io.duplicatekey.servers.ServerTest;
import io.duplicatekey.servers.TestDatabase;
import io.duplicatekey.upsert.Outcome;
import io.duplicatekey.upsert.UpsertResult;
import io.duplicatekey.upsert.UpsertRetries;
import io.duplicatekey.upsert.Upserted;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Eight threads upsert the same few rows, one by one and in batches, in any order, so
 * that they also run into deadlocks. No row and no addition may be lost, the totals must
 * add up to what is stored, and no deadlock may surface. Runs longer with
 * {@code -Dconcurrent.seconds=60}.
 */
class ConcurrentUpsertsIT {

	private static final int THREADS = 8;

	private static final int NAMES = 40;

	private final long seconds = Long.getLong("concurrent.seconds", 3);

	@ServerTest
	void loseNothing(TestDatabase database) throws Exception {
		try (ConfigurableApplicationContext context = start(database)) {
			Sum all = new Sum();
			ExecutorService pool = Executors.newFixedThreadPool(THREADS);
			try {
				List<Future<Sum>> running = new ArrayList<>();
				for (int i = 0; i < THREADS; i++) {
					Random random = new Random(i);
					running.add(pool.submit(() -> upsert(context.getBean(CounterRepository.class), random)));
				}
				for (Future<Sum> thread : running) {
					all.add(thread.get(this.seconds + 60, TimeUnit.SECONDS));
				}
			}
			finally {
				pool.shutdownNow();
			}
			UpsertRetries retries = context.getBean(UpsertRetries.class);
			System.out.printf("%s: %d threads, %d s: %s; %d retries after deadlocks, %d after others%n",
					database.target(), THREADS, this.seconds, all, retries.deadlocks(),
					retries.total() - retries.deadlocks());
			check(context.getBean(JdbcTemplate.class), all);
		}
	}

	private static ConfigurableApplicationContext start(TestDatabase database) throws SQLException {
		new JdbcTemplate(database.dataSource("")).execute("""
				CREATE TABLE counters (id BIGINT AUTO_INCREMENT PRIMARY KEY, name VARCHAR(20) NOT NULL,
				hits BIGINT NOT NULL, version BIGINT NOT NULL, UNIQUE KEY uk_counters_name (name))""");
		return new SpringApplicationBuilder(ConcurrentApplication.class).web(WebApplicationType.NONE)
			.properties(database.properties(""))
			.properties("spring.jpa.hibernate.ddl-auto=none", "spring.main.banner-mode=off", "spring.jmx.enabled=false",
					"spring.datasource.hikari.maximum-pool-size=" + THREADS,
					// Forty rows for eight threads are few.
					"duplicate-key.upsert.retry.max-attempts=30", "duplicate-key.upsert.retry.initial-interval=5ms",
					// Deadlocks are part of the test.
					"logging.level.org.hibernate.orm.jdbc.error=off",
					"logging.level.org.hibernate.engine.jdbc.spi.SqlExceptionHelper=off")
			.run();
	}

	private Sum upsert(CounterRepository counters, Random random) {
		Sum sum = new Sum();
		long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(this.seconds);
		while (System.nanoTime() < end) {
			List<Counter> rows = new ArrayList<>();
			int count = random.nextBoolean() ? 1 : 2 + random.nextInt(30);
			for (int i = 0; i < count; i++) {
				rows.add(new Counter("n" + random.nextInt(NAMES), 1 + random.nextInt(3)));
			}
			sum.add(rows, write(counters, rows, random));
		}
		return sum;
	}

	private static UpsertResult write(CounterRepository counters, List<Counter> rows, Random random) {
		if (rows.size() == 1 && random.nextBoolean()) {
			return totals(List.of(counters.add(rows.get(0))));
		}
		return random.nextBoolean() ? counters.addAll(rows) : totals(counters.addEach(rows));
	}

	private static UpsertResult totals(List<Upserted<Counter>> rows) {
		return new UpsertResult(count(rows, Outcome.INSERTED), count(rows, Outcome.UPDATED),
				count(rows, Outcome.UNCHANGED), List.of());
	}

	private static long count(List<Upserted<Counter>> rows, Outcome outcome) {
		return rows.stream().filter((row) -> row.outcome() == outcome).count();
	}

	private static void check(JdbcTemplate template, Sum all) {
		Map<String, Object> stored = template
			.queryForMap("SELECT COUNT(*) AS n, SUM(hits) AS hits, SUM(version) AS versions FROM counters");
		assertThat(all.rows).as("rows written").isPositive();
		assertThat(((Number) stored.get("n")).longValue()).as("rows inserted").isEqualTo(all.inserted);
		assertThat(((Number) stored.get("hits")).longValue()).as("hits added").isEqualTo(all.hits);
		// Each change of a row raises its version by one.
		assertThat(((Number) stored.get("versions")).longValue()).as("rows updated").isEqualTo(all.updated);
		assertThat(all.inserted + all.updated).as("rows given").isEqualTo(all.rows);
	}

	/**
	 * What the calls that succeeded say they did.
	 */
	private static final class Sum {

		private long calls;

		private long rows;

		private long hits;

		private long inserted;

		private long updated;

		void add(List<Counter> given, UpsertResult result) {
			this.calls++;
			this.rows += given.size();
			given.forEach((counter) -> this.hits += counter.hits);
			this.inserted += result.inserted();
			this.updated += result.updated();
		}

		void add(Sum other) {
			this.calls += other.calls;
			this.rows += other.rows;
			this.hits += other.hits;
			this.inserted += other.inserted;
			this.updated += other.updated;
		}

		@Override
		public String toString() {
			return "%d calls, %d rows, %d inserted, %d updated".formatted(this.calls, this.rows, this.inserted,
					this.updated);
		}

	}

	@SpringBootApplication
	static class ConcurrentApplication {

	}

}
