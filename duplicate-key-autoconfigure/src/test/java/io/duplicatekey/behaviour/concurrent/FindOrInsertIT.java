package io.duplicatekey.behaviour.concurrent;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

import jakarta.persistence.EntityManager;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.jdbc.core.JdbcTemplate;

import io.duplicatekey.DuplicateEntryException;
import io.duplicatekey.servers.ServerTest;
import io.duplicatekey.servers.TestDatabase;
import io.duplicatekey.upsert.Found;
import io.duplicatekey.upsert.UpsertOperations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * Who finds nothing and inserts, while others do the same.
 */
class FindOrInsertIT {

	private static final int THREADS = 8;

	private static final int KEYS = 50;

	@ServerTest
	void oneOfManyThreadsInsertsUnderRepeatableRead(TestDatabase database) {
		oneOfManyThreadsInserts(database, "REPEATABLE_READ");
	}

	@ServerTest
	void oneOfManyThreadsInsertsUnderReadCommitted(TestDatabase database) {
		oneOfManyThreadsInserts(database, "READ_COMMITTED");
	}

	private static void oneOfManyThreadsInserts(TestDatabase database, String isolation) {
		run(database, isolation, (shop) -> {
			Map<String, Long> ids = new HashMap<>();
			int inserted = 0;
			int transientFailures = 0;
			for (Finder finder : shop.inThreads(THREADS, KEYS)) {
				finder.ids.forEach((name, id) -> assertThat(ids.putIfAbsent(name, id)).as(name).isIn(null, id));
				inserted += finder.inserted;
				transientFailures += finder.transientFailures;
			}
			assertThat(ids).hasSize(KEYS);
			assertThat(inserted).as("inserted").isEqualTo(KEYS);
			assertThat(shop.count()).isEqualTo(KEYS);
			System.out.printf(
					"%s, %s: %d threads, %d keys; %d inserted, %d transactions repeated after a transient failure%n",
					database.target(), isolation, THREADS, KEYS, inserted, transientFailures);
		});
	}

	@ServerTest
	void findAndThenSaveFailsWhereAnotherCommitsBetweenThem(TestDatabase database) {
		run(database, "REPEATABLE_READ", (shop) -> shop.rolledBack(() -> {
			assertThat(shop.counters().findByName("n")).isEmpty();
			shop.elsewhere(() -> shop.counters().save(new Counter("n", 5)));
			Throwable failure = catchThrowable(() -> shop.counters().saveAndFlush(new Counter("n", 1)));
			assertThat(failure).isInstanceOf(DuplicateEntryException.class);
			// And who then asks again is told that there is nothing.
			assertThat(shop.count()).isZero();
		}));
	}

	@ServerTest
	void rowCommittedAfterTheSnapshotIsFound(TestDatabase database) {
		run(database, "REPEATABLE_READ", (shop) -> {
			if (shop.refusesWhatChangedSinceTheSnapshot()) {
				assertThatExceptionOfType(CannotAcquireLockException.class).isThrownBy(shop::findAfterAnotherCommitted);
			}
			else {
				shop.findAfterAnotherCommitted();
			}
			assertThat(shop.counters().findByName("n")).get()
				.extracting((counter) -> counter.hits)
				.isEqualTo(shop.refusesWhatChangedSinceTheSnapshot() ? 5L : 6L);
		});
	}

	@ServerTest
	void rowCommittedBeforeTheInsertIsFoundUnderReadCommitted(TestDatabase database) {
		run(database, "READ_COMMITTED", (shop) -> {
			shop.findAfterAnotherCommitted();
			assertThat(shop.counters().findByName("n")).get().extracting((counter) -> counter.hits).isEqualTo(6L);
		});
	}

	@ServerTest
	void rowThatAnotherIsInsertingIsWaitedForUnderReadCommitted(TestDatabase database) {
		run(database, "READ_COMMITTED", (shop) -> {
			Found<Counter> found = CounterShop.get(shop.inTransaction(() -> waiting(shop)));
			assertThat(found.inserted()).isFalse();
			assertThat(found.entity().hits).isEqualTo(5);
		});
	}

	@ServerTest
	void rowThatAnotherIsInsertingIsWaitedForUnderRepeatableRead(TestDatabase database) {
		run(database, "REPEATABLE_READ", (shop) -> {
			Future<Found<Counter>> waiting = shop.inTransaction(() -> waiting(shop));
			if (shop.refusesWhatChangedSinceTheSnapshot()) {
				assertThat(catchThrowable(() -> CounterShop.get(waiting))).hasRootCauseInstanceOf(SQLException.class)
					.hasStackTraceContaining(CannotAcquireLockException.class.getName());
			}
			else {
				assertThat(CounterShop.get(waiting).entity().hits).isEqualTo(5);
			}
		});
	}

	@ServerTest
	void rowThatAnotherTakesBackIsInserted(TestDatabase database) {
		run(database, "REPEATABLE_READ", (shop) -> {
			AtomicReference<Future<Found<Counter>>> waiting = new AtomicReference<>();
			shop.rolledBack(() -> waiting.set(waiting(shop)));
			assertThat(CounterShop.get(waiting.get()).inserted()).isTrue();
			assertThat(shop.count()).isOne();
		});
	}

	/**
	 * Insert a row, and have another look for it before it is committed.
	 */
	private static Future<Found<Counter>> waiting(CounterShop shop) {
		shop.counters().saveAndFlush(new Counter("n", 5));
		Future<Found<Counter>> other = shop.inBackground(() -> shop.find("n"));
		shop.awaitLockWait();
		assertThat(other).isNotDone();
		return other;
	}

	@ServerTest
	void rowThatIsThereCostsOneQueryAndNoNumber(TestDatabase database) {
		run(database, "REPEATABLE_READ", (shop) -> {
			Long first = shop.find("n").entity().id;
			Statistics statistics = shop.context()
				.getBean(EntityManager.class)
				.getEntityManagerFactory()
				.unwrap(SessionFactory.class)
				.getStatistics();
			statistics.setStatisticsEnabled(true);
			int times = 5;
			for (int i = 0; i < times; i++) {
				assertThat(shop.find("n").inserted()).isFalse();
			}
			assertThat(statistics.getPrepareStatementCount()).isEqualTo(times);
			assertThat(shop.find("o").entity().id).isEqualTo(first + 1);
		});
	}

	@ServerTest
	void rowThatIsThereIsNotLocked(TestDatabase database) {
		run(database, "REPEATABLE_READ", (shop) -> {
			shop.find("n");
			shop.transaction(() -> {
				shop.find("n");
				shop.elsewhere(() -> shop.template().update("UPDATE counters SET hits = 9 WHERE name = 'n'"));
			});
			assertThat(shop.find("n").entity().hits).isEqualTo(9);
		});
	}

	@ServerTest
	void takesItsOwnTransactionWhereNoneRuns(TestDatabase database) {
		run(database, "REPEATABLE_READ", (shop) -> {
			Found<Counter> found = shop.find("n");
			found.entity().hits = 99;
			assertThat(shop.count()).isOne();
			assertThat(shop.find("n").entity().hits).isEqualTo(1);
		});
	}

	@ServerTest
	void joinsTheRunningTransaction(TestDatabase database) {
		run(database, "REPEATABLE_READ", (shop) -> {
			shop.rolledBack(() -> assertThat(shop.find("n").inserted()).isTrue());
			assertThat(shop.count()).isZero();
		});
	}

	@ServerTest
	void nullIsRefused(TestDatabase database) {
		run(database, "REPEATABLE_READ", (shop) -> {
			assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
				.isThrownBy(() -> shop.upserts().findOrInsert(null, "name"))
				.withMessage("UpsertOperations.findOrInsert: entity is null");
			assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
				.isThrownBy(() -> shop.upserts().findOrInsert(new Counter(), "name"));
		});
	}

	private static void run(TestDatabase database, String isolation, Consumer<CounterShop> test) {
		JdbcTemplate template = new JdbcTemplate(database.dataSource(""));
		template.execute("DROP TABLE IF EXISTS counters");
		template.execute("""
				CREATE TABLE counters (id BIGINT AUTO_INCREMENT PRIMARY KEY, name VARCHAR(20) NOT NULL,
				hits BIGINT NOT NULL, version BIGINT NOT NULL, UNIQUE KEY uk_counters_name (name))""");
		try (ConfigurableApplicationContext context = new SpringApplicationBuilder(
				ConcurrentUpsertsIT.ConcurrentApplication.class)
			.web(WebApplicationType.NONE)
			.properties(database.properties(""))
			.properties("spring.jpa.hibernate.ddl-auto=none", "spring.main.banner-mode=off", "spring.jmx.enabled=false",
					"spring.datasource.hikari.maximum-pool-size=" + (THREADS + 1),
					"spring.datasource.hikari.transaction-isolation=TRANSACTION_" + isolation,
					// Failures are part of the test.
					"logging.level.org.hibernate.orm.jdbc.error=off",
					"logging.level.org.hibernate.engine.jdbc.spi.SqlExceptionHelper=off")
			.run()) {
			test.accept(new CounterShop(context, context.getBean(CounterRepository.class),
					context.getBean(UpsertOperations.class), context.getBean(JdbcTemplate.class)));
		}
	}

}
