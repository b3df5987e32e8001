package io.duplicatekey.diagnosis;

import java.util.List;

import org.springframework.jdbc.core.JdbcTemplate;

import io.duplicatekey.diagnosis.app.Guest;
import io.duplicatekey.diagnosis.app.GuestRepository;
import io.duplicatekey.diagnosis.app.Seat;
import io.duplicatekey.diagnosis.app.SeatRepository;
import io.duplicatekey.servers.ServerTest;
import io.duplicatekey.servers.TestTarget;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * Keys that the failed transaction itself had written before.
 */
class SameBatchIT {

	private static final String INSERT = "INSERT INTO guests (email) VALUES (?)";

	private static final List<Object[]> TWICE = List.of(new Object[] { "zelda" }, new Object[] { "quentin" },
			new Object[] { "zelda" });

	@ServerTest
	void tellsOfAJdbcBatch(TestTarget target) throws InterruptedException {
		DiagnosisContext context = quiet(target);
		assertNamed(context, () -> context.transaction()
			.executeWithoutResult((status) -> context.jdbc().batchUpdate(INSERT, TWICE)));
	}

	@ServerTest
	void tellsOfARewrittenBatch(TestTarget target) throws InterruptedException {
		DiagnosisContext context = quiet(target,
				"spring.datasource.hikari.data-source-properties.rewriteBatchedStatements=true");
		assertNamed(context, () -> context.transaction()
			.executeWithoutResult((status) -> context.jdbc().batchUpdate(INSERT, TWICE)));
	}

	@ServerTest
	void tellsOfAStatementWithSeveralRows(TestTarget target) throws InterruptedException {
		DiagnosisContext context = quiet(target);
		assertNamed(context, () -> context.jdbc()
			.update("INSERT INTO guests (email) VALUES (?), (?), (?)", "zelda", "quentin", "zelda"));
	}

	@ServerTest
	void tellsOfAnUpdateOfSeveralRows(TestTarget target) throws InterruptedException {
		DiagnosisContext context = quiet(target);
		context.execute("INSERT INTO guests (email) VALUES ('anton'), ('berta')");
		untilTheNextSecond();
		assertNamed(context, () -> context.jdbc().update("UPDATE guests SET email = 'zelda'"));
	}

	@ServerTest
	void tellsOfSaveAllWithoutBatching(TestTarget target) throws InterruptedException {
		DiagnosisContext context = quiet(target);
		assertNamed(context, () -> context.bean(GuestRepository.class)
			.saveAll(List.of(new Guest("zelda"), new Guest("quentin"), new Guest("zelda"))));
	}

	@ServerTest
	void tellsOfSaveAllFromTheSessionAlone(TestTarget target) throws InterruptedException {
		// The table changes all the time, so that the session alone can tell.
		DiagnosisContext context = quiet(target, "spring.jpa.properties.hibernate.jdbc.batch_size=20");
		List<Seat> seats = List.of(new Seat(1L, "zelda", 1), new Seat(2L, "quentin", 1), new Seat(3L, "zelda", 1));
		Throwable failure = catchThrowable(() -> context.bean(SeatRepository.class).saveAll(seats));
		context.execute("INSERT INTO seats VALUES (9, 0, 'other', 1)");
		Diagnosis diagnosis = context.bean(DuplicateKeyDiagnostics.class).diagnose(failure);
		assertThat(diagnosis.cause()).as(diagnosis.report()).isEqualTo(DuplicateCause.SAME_BATCH);
		assertThat(diagnosis.evidence())
			.contains("When the statement failed, the session held more than one entity with this key.");
		DiagnosisContext.assertSilent(diagnosis, "zelda", "quentin");
	}

	@ServerTest
	void tellsOfOneTransaction(TestTarget target) throws InterruptedException {
		DiagnosisContext context = quiet(target);
		assertNamed(context, () -> context.transaction().executeWithoutResult((status) -> {
			context.jdbc().update(INSERT, "zelda");
			context.jdbc().update(INSERT, "quentin");
			context.jdbc().update(INSERT, "zelda");
		}));
	}

	@ServerTest
	void isNotNamedForARowThatWasThere(TestTarget target) throws InterruptedException {
		DiagnosisContext context = quiet(target);
		context.execute("INSERT INTO guests (email) VALUES ('zelda')");
		Diagnosis diagnosis = context.diagnosisOf(() -> context.transaction()
			.executeWithoutResult((status) -> context.jdbc().batchUpdate(INSERT, TWICE.subList(0, 2))));
		assertThat(diagnosis.cause()).as(diagnosis.report()).isEqualTo(DuplicateCause.KEY_TAKEN);
	}

	@ServerTest
	void isNotNamedWhereTheFirstRowStays(TestTarget target) throws InterruptedException {
		// Without a transaction, the first row is not rolled back.
		DiagnosisContext context = quiet(target);
		Diagnosis diagnosis = context.diagnosisOf(() -> {
			context.jdbc().update(INSERT, "zelda");
			context.jdbc().update(INSERT, "zelda");
		});
		assertThat(diagnosis.cause()).as(diagnosis.report()).isEqualTo(DuplicateCause.KEY_TAKEN);
	}

	@ServerTest
	void isNotNamedForARowThatWasDeletedSince(TestTarget target) throws InterruptedException {
		DiagnosisContext context = quiet(target);
		context.execute("INSERT INTO guests (email) VALUES ('zelda')");
		untilTheNextSecond();
		Throwable failure = catchThrowable(() -> context.jdbc().update(INSERT, "zelda"));
		context.execute("DELETE FROM guests");
		assertNotDetermined(context, failure);
	}

	@ServerTest
	void isNotNamedForARowThatACascadeDeletedSince(TestTarget target) throws InterruptedException {
		DiagnosisContext context = quiet(target);
		context.execute("DROP TABLE IF EXISTS owned");
		context.execute("DROP TABLE IF EXISTS owners");
		context.execute("CREATE TABLE owners (id INT PRIMARY KEY) ENGINE = InnoDB");
		context.execute("CREATE TABLE owned (email VARCHAR(60), owner INT, UNIQUE KEY uk_owned (email),"
				+ " FOREIGN KEY (owner) REFERENCES owners (id) ON DELETE CASCADE) ENGINE = InnoDB");
		context.execute("INSERT INTO owners VALUES (1), (2)");
		context.execute("INSERT INTO owned VALUES ('zelda', 1), ('quentin', 2)");
		untilTheNextSecond();
		Throwable failure = catchThrowable(() -> context.jdbc().update("INSERT INTO owned VALUES ('zelda', 2)"));
		context.execute("DELETE FROM owners WHERE id = 1");
		assertNotDetermined(context, failure);
	}

	@ServerTest
	void isNotNamedForATableThatWasEmptiedSince(TestTarget target) throws InterruptedException {
		DiagnosisContext context = quiet(target);
		context.execute("INSERT INTO guests (email) VALUES ('zelda')");
		untilTheNextSecond();
		Throwable failure = catchThrowable(() -> context.jdbc().update(INSERT, "zelda"));
		context.execute("TRUNCATE TABLE guests");
		assertNotDetermined(context, failure);
	}

	@ServerTest
	void isNotNamedForATableOfAssignedIdsThatWasEmptiedSince(TestTarget target) throws InterruptedException {
		DiagnosisContext context = quiet(target);
		context.execute("INSERT INTO seats VALUES (1, 0, 'zelda', 1)");
		untilTheNextSecond();
		Throwable failure = catchThrowable(() -> context.jdbc().update("INSERT INTO seats VALUES (2, 0, 'zelda', 1)"));
		context.execute("TRUNCATE TABLE seats");
		assertNotDetermined(context, failure);
	}

	@ServerTest
	void isNotNamedForARowDeletedSinceOfWhichSomebodyHadAskedBefore(TestTarget target) throws InterruptedException {
		// MySQL from 8.0 on keeps the answer for a day, for everybody.
		DiagnosisContext context = quiet(target);
		context.execute("INSERT INTO guests (email) VALUES ('zelda')");
		context.elsewhere()
			.queryForList("SELECT UPDATE_TIME FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE()");
		untilTheNextSecond();
		Throwable failure = catchThrowable(() -> context.jdbc().update(INSERT, "zelda"));
		context.execute("DELETE FROM guests");
		assertNotDetermined(context, failure);
	}

	@ServerTest
	void isNotNamedForARowDeletedBetweenAFailureThatWasNotTranslatedAndTheQuestion(TestTarget target)
			throws InterruptedException {
		// Nobody knows when it failed.
		DiagnosisContext context = quiet(target);
		context.execute("INSERT INTO guests (email) VALUES ('zelda')");
		Throwable failure = catchThrowable(() -> new JdbcTemplate(context.dataSource()).update(INSERT, "zelda"));
		context.execute("DELETE FROM guests");
		context.execute("INSERT INTO guests (email) VALUES ('quentin')");
		Thread.sleep(3000);
		Diagnosis diagnosis = context.bean(DuplicateKeyDiagnostics.class).diagnose(failure);
		assertThat(diagnosis.cause()).as(diagnosis.report()).isEqualTo(DuplicateCause.NOT_DETERMINED);
	}

	@ServerTest
	void isNotNamedForWhatTheConnectionCannotPrint(TestTarget target) throws InterruptedException {
		// The server writes what the character set lacks as a backslash and digits.
		assumeThat(target.driver().className()).as("knows the property").contains("mysql");
		DiagnosisContext context = quiet(target,
				"spring.datasource.hikari.data-source-properties.characterSetResults=latin1");
		context.elsewhere().update(INSERT, "zelda\u0436");
		untilTheNextSecond();
		Diagnosis diagnosis = context.diagnosisOf(() -> context.jdbc().update(INSERT, "zelda\u0436"));
		assertThat(diagnosis.cause()).as(diagnosis.report()).isNotEqualTo(DuplicateCause.SAME_BATCH);
	}

	@ServerTest
	void isNotNamedForWhatTheServerCannotPrint(TestTarget target) throws InterruptedException {
		DiagnosisContext context = quiet(target);
		context.elsewhere().update(INSERT, "zelda\uD83D\uDE00");
		untilTheNextSecond();
		Diagnosis diagnosis = context.diagnosisOf(() -> context.jdbc().update(INSERT, "zelda\uD83D\uDE00"));
		assertThat(diagnosis.cause()).as(diagnosis.report()).isEqualTo(DuplicateCause.NOT_DETERMINED);
	}

	private static void assertNamed(DiagnosisContext context, ThrowingCallable call) {
		Diagnosis diagnosis = context.diagnosisOf(call);
		assertThat(diagnosis.cause()).as(diagnosis.report()).isEqualTo(DuplicateCause.SAME_BATCH);
		DiagnosisContext.assertSilent(diagnosis, "zelda", "quentin");
	}

	private static void assertNotDetermined(DiagnosisContext context, Throwable failure) {
		Diagnosis diagnosis = context.bean(DuplicateKeyDiagnostics.class).diagnose(failure);
		assertThat(diagnosis.cause()).as(diagnosis.report()).isEqualTo(DuplicateCause.NOT_DETERMINED);
		assertThat(diagnosis.evidence()).anySatisfy((line) -> assertThat(line).contains("deleted since"));
		DiagnosisContext.assertSilent(diagnosis, "zelda");
	}

	/**
	 * With tables that are older than a second.
	 */
	private static DiagnosisContext quiet(TestTarget target, String... properties) throws InterruptedException {
		DiagnosisContext context = DiagnosisContext.of(target, properties);
		untilTheNextSecond();
		return context;
	}

	/**
	 * The server notes changes by the second.
	 */
	private static void untilTheNextSecond() throws InterruptedException {
		Thread.sleep(1500);
	}

}
