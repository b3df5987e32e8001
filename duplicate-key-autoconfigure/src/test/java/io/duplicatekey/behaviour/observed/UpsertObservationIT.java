package io.duplicatekey.behaviour.observed;

import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;

import org.springframework.boot.WebApplicationType;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import io.duplicatekey.observation.UpsertObservationContext;
import io.duplicatekey.servers.ServerTest;
import io.duplicatekey.servers.TestDatabase;
import io.duplicatekey.upsert.UpsertForm;
import io.duplicatekey.upsert.UpsertOperations;
import io.duplicatekey.upsert.UpsertRetries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What is observed of upserts.
 */
class UpsertObservationIT {

	@ServerTest
	void isOnceACallWithItsRows(TestDatabase database) {
		run(database, (context, seen) -> {
			GuestRepository guests = context.getBean(GuestRepository.class);
			guests.upsertAll(guests("a", "b"));
			guests.upsertAll(List.of(new Guest("a", "a"), new Guest("b", "other"), new Guest("c", "c")));
			assertThat(seen).hasSize(2).allSatisfy((call) -> {
				assertThat(call.getMethod()).isEqualTo("GuestRepository.upsertAll");
				assertThat(call.getEntityType()).isEqualTo(Guest.class);
				assertThat(call.getForms()).isSubsetOf(UpsertForm.MULTI_ROW, UpsertForm.ROW_BY_ROW).hasSize(1);
			});
			assertRows(seen.get(0), 2, 0, 0, 0);
			assertRows(seen.get(1), 1, 1, 1, 0);
			assertThat(rows(context, "inserted")).isEqualTo(3);
			assertThat(rows(context, "updated")).isEqualTo(1);
			assertThat(rows(context, "unchanged")).isEqualTo(1);
		});
	}

	@ServerTest
	void saysWhereNobodyAskedWhatBecameOfTheRows(TestDatabase database) {
		run(database, (context, seen) -> {
			context.getBean(GuestRepository.class).write(guests("a", "b", "c").stream());
			assertRows(seen.get(0), 0, 0, 0, 3);
			assertThat(seen.get(0).getForms()).containsExactly(UpsertForm.MULTI_ROW);
			assertThat(rows(context, "unknown")).isEqualTo(3);
		});
	}

	@ServerTest
	void hasTheForm(TestDatabase database) {
		run(database, (context, seen) -> {
			GuestRepository guests = context.getBean(GuestRepository.class);
			guests.upsert(new Guest("a", "a"));
			guests.upsertEach(guests("a", "b"));
			guests.load(guests("a", "b", "c"));
			guests.upsertInTwos(guests("a", "b", "c"));
			assertThat(seen.get(0).getForms()).containsExactly(UpsertForm.SINGLE_ROW);
			assertThat(seen.get(1).getForms()).containsExactly(UpsertForm.ROW_BY_ROW);
			assertRows(seen.get(1), 1, 0, 1, 0);
			assertThat(seen.get(2).getForms()).isSubsetOf(UpsertForm.LOAD_DATA, UpsertForm.STAGED).hasSize(1);
			assertRows(seen.get(2), 1, 0, 2, 0);
			assertThat(seen.get(3).getForms()).contains(UpsertForm.SINGLE_ROW).hasSize(2);
			assertRows(seen.get(3), 0, 0, 3, 0);
		});
	}

	@ServerTest
	void coversOperations(TestDatabase database) {
		run(database, (context, seen) -> {
			UpsertOperations upserts = context.getBean(UpsertOperations.class);
			upserts.of(Guest.class).key("email").execute(guests("a"));
			upserts.of(Guest.class).key("email").save(new Guest("b", "b"));
			upserts.findOrInsert(new Guest("b", "b"), "email");
			upserts.findOrInsert(new Guest("c", "c"), "email");
			assertThat(seen).extracting(UpsertObservationContext::getMethod)
				.containsExactly("UpsertOperations.execute", "UpsertOperations.save", "UpsertOperations.findOrInsert",
						"UpsertOperations.findOrInsert");
			assertRows(seen.get(0), 1, 0, 0, 0);
			assertRows(seen.get(2), 0, 0, 1, 0);
			assertRows(seen.get(3), 1, 0, 0, 0);
		});
	}

	@ServerTest
	void coversUpdatesByKey(TestDatabase database) {
		run(database, (context, seen) -> {
			UpsertOperations upserts = context.getBean(UpsertOperations.class);
			context.getBean(GuestRepository.class).write(guests("a").stream());
			seen.clear();
			assertThat(upserts.updateByKey(new Guest("a", "new"), "email")).isTrue();
			assertThat(upserts.updateByKey(new Guest("z", "none"), "email")).isFalse();
			assertThat(seen).extracting(UpsertObservationContext::getMethod)
				.containsOnly("UpsertOperations.updateByKey");
			assertThat(seen.get(0).getForms()).containsExactly(UpsertForm.SINGLE_ROW);
			assertRows(seen.get(0), 0, 0, 0, 1);
			assertThat(seen.get(1).getForms()).isEmpty();
			assertRows(seen.get(1), 0, 0, 0, 0);
		});
	}

	@ServerTest
	void doesNotCountRowsOfACallThatFailed(TestDatabase database) {
		run(database, (context, seen) -> {
			GuestRepository guests = context.getBean(GuestRepository.class);
			List<Guest> rows = guests("a", "b");
			rows.add(new Guest("c", "x".repeat(51)));
			assertThatExceptionOfType(DataIntegrityViolationException.class).isThrownBy(() -> guests.upsertEach(rows));
			assertThat(seen).singleElement().satisfies((call) -> {
				assertThat(call.getError()).isInstanceOf(DataIntegrityViolationException.class);
				assertThat(call.getForms()).containsExactly(UpsertForm.ROW_BY_ROW);
				assertRows(call, 0, 0, 0, 0);
			});
			assertThat(context.getBean(MeterRegistry.class).find("duplicate.key.upsert.rows").counters()).isEmpty();
		});
	}

	@ServerTest
	void nestsInTheCallersObservationAndTransaction(TestDatabase database) {
		run(database, (context, seen) -> {
			ObservationRegistry registry = context.getBean(ObservationRegistry.class);
			GuestRepository guests = context.getBean(GuestRepository.class);
			TransactionTemplate transaction = new TransactionTemplate(
					context.getBean(PlatformTransactionManager.class));
			Observation caller = Observation.start("caller", registry);
			List<Observation> within = new ArrayList<>();
			caller.scoped(() -> transaction.executeWithoutResult((status) -> guests.write(Stream.of("a", "b")
				.map((name) -> new Guest(name, name))
				.peek((row) -> within.add(registry.getCurrentObservation())))));
			caller.stop();
			UpsertObservationContext call = seen.get(0);
			assertThat(call.getParentObservation()).isSameAs(caller);
			assertThat(within).hasSize(2).allSatisfy((current) -> assertThat(current.getContext()).isSameAs(call));
			assertThat(registry.getCurrentObservation()).isNull();
		});
	}

	@ServerTest
	void countsRetries(TestDatabase database) {
		run(database, (context, seen) -> {
			GuestRepository guests = context.getBean(GuestRepository.class);
			guests.upsertAll(guests("a"));
			seen.clear();
			try (Connection other = database.dataSource("").getConnection();
					Statement statement = other.createStatement()) {
				other.setAutoCommit(false);
				statement.executeUpdate("UPDATE guests SET name = 'other' WHERE email = 'a'");
				CompletableFuture<Void> upsert = CompletableFuture.runAsync(() -> guests.upsertAll(guests("a")));
				long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
				while (context.getBean(UpsertRetries.class).lockWaits() == 0 && System.nanoTime() < end) {
					LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
				}
				other.commit();
				upsert.get(30, TimeUnit.SECONDS);
			}
			catch (Exception ex) {
				throw new AssertionError(ex);
			}
			assertThat(seen).singleElement().satisfies((call) -> {
				assertThat(call.getRetries()).isPositive();
				assertRows(call, 0, 1, 0, 0);
			});
			assertThat(context.getBean(MeterRegistry.class)
				.get("duplicate.key.upsert.retries")
				.tag("conflict", "lock_wait")
				.functionCounter()
				.count()).isEqualTo(seen.get(0).getRetries());
		}, "spring.datasource.hikari.connection-init-sql=SET SESSION innodb_lock_wait_timeout = 1");
	}

	@ServerTest
	void violationsAreCountedOnceEach(TestDatabase database) {
		run(database, (context, seen) -> {
			JdbcTemplate template = context.getBean(JdbcTemplate.class);
			for (int i = 0; i < 2; i++) {
				template.update("INSERT IGNORE INTO guests (email) VALUES ('a')");
				assertThatExceptionOfType(GuestExistsException.class)
					.isThrownBy(() -> template.update("INSERT INTO guests (email) VALUES ('a')"));
			}
			assertThatExceptionOfType(IllegalStateException.class)
				.isThrownBy(() -> context.getBean(GuestRepository.class).saveAndFlush(new Guest("a", "a")));
			assertThat(context.getBean(MeterRegistry.class)
				.get("duplicate.key.violations")
				.tags("table", "guests", "constraint", "uk_guests_email", "kind", "unique_key", "data.source",
						"dataSource")
				.counter()
				.count()).isEqualTo(3);
		});
	}

	private static void run(TestDatabase database, BiConsumer<ApplicationContext, List<UpsertObservationContext>> test,
			String... properties) {
		ObservedApplication.run(database, WebApplicationType.NONE, (context) -> {
			List<UpsertObservationContext> seen = new ArrayList<>();
			context.getBean(ObservationRegistry.class).observationConfig().observationHandler(new Seen(seen));
			test.accept(context, seen);
		}, properties);
	}

	private static double rows(ApplicationContext context, String outcome) {
		return context.getBean(MeterRegistry.class)
			.get("duplicate.key.upsert.rows")
			.tags("entity", "Guest", "outcome", outcome)
			.counter()
			.count();
	}

	private static void assertRows(UpsertObservationContext call, long inserted, long updated, long unchanged,
			long unknown) {
		assertThat(List.of(call.getInserted(), call.getUpdated(), call.getUnchanged(), call.getUnknown()))
			.containsExactly(inserted, updated, unchanged, unknown);
	}

	private static List<Guest> guests(String... emails) {
		return new ArrayList<>(Arrays.stream(emails).map((email) -> new Guest(email, email)).toList());
	}

	private record Seen(
			List<UpsertObservationContext> contexts) implements ObservationHandler<UpsertObservationContext> {

		@Override
		public boolean supportsContext(Observation.Context context) {
			return context instanceof UpsertObservationContext;
		}

		@Override
		public void onStop(UpsertObservationContext context) {
			this.contexts.add(context);
		}

	}

}
