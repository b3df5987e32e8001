package io.duplicatekey.diagnosis;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;

import org.springframework.orm.jpa.SharedEntityManagerCreator;

import io.duplicatekey.diagnosis.app.ArchivedSeat;
import io.duplicatekey.diagnosis.app.Guest;
import io.duplicatekey.diagnosis.app.GuestRepository;
import io.duplicatekey.diagnosis.app.Label;
import io.duplicatekey.diagnosis.app.Parcel;
import io.duplicatekey.diagnosis.app.ParcelRepository;
import io.duplicatekey.diagnosis.app.Seat;
import io.duplicatekey.diagnosis.app.SeatRepository;
import io.duplicatekey.servers.ServerTest;
import io.duplicatekey.servers.TestTarget;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * A row that Hibernate was to delete after it wrote another one with its key.
 */
class SameFlushIT {

	@ServerTest
	void tellsOfAFlushAtCommit(TestTarget target) {
		DiagnosisContext context = withSeat(target);
		SeatRepository seats = context.bean(SeatRepository.class);
		assertNamed(context, () -> context.transaction().executeWithoutResult((status) -> {
			seats.deleteById(1L);
			seats.save(new Seat(2L, "zelda", 7));
		}));
	}

	@ServerTest
	void tellsOfAFlushByCall(TestTarget target) {
		DiagnosisContext context = withSeat(target);
		SeatRepository seats = context.bean(SeatRepository.class);
		assertNamed(context, () -> context.transaction().executeWithoutResult((status) -> {
			seats.deleteById(1L);
			seats.save(new Seat(2L, "zelda", 7));
			seats.flush();
		}));
	}

	@ServerTest
	void tellsOfAFlushBeforeAQuery(TestTarget target) {
		DiagnosisContext context = withSeat(target);
		SeatRepository seats = context.bean(SeatRepository.class);
		assertNamed(context, () -> context.transaction().executeWithoutResult((status) -> {
			seats.deleteById(1L);
			seats.save(new Seat(2L, "zelda", 7));
			seats.findAll();
		}));
	}

	@ServerTest
	void tellsOfABatch(TestTarget target) {
		DiagnosisContext context = DiagnosisContext.of(target, "spring.jpa.properties.hibernate.jdbc.batch_size=20");
		context.execute("INSERT INTO seats VALUES (1, 0, 'zelda', 7)");
		SeatRepository seats = context.bean(SeatRepository.class);
		assertNamed(context, () -> context.transaction().executeWithoutResult((status) -> {
			seats.deleteById(1L);
			seats.save(new Seat(2L, "zelda", 8));
			seats.save(new Seat(3L, "zelda", 7));
		}));
	}

	@ServerTest
	void tellsOfAnEntityThatIsInsertedAtOnce(TestTarget target) {
		DiagnosisContext context = DiagnosisContext.of(target);
		context.execute("INSERT INTO guests (id, email) VALUES (1, 'zelda')");
		GuestRepository guests = context.bean(GuestRepository.class);
		assertNamed(context, () -> context.transaction().executeWithoutResult((status) -> {
			guests.deleteById(1L);
			guests.save(new Guest("zelda"));
		}));
	}

	@ServerTest
	void tellsOfAnUpdate(TestTarget target) {
		DiagnosisContext context = withSeat(target);
		context.execute("INSERT INTO seats VALUES (2, 0, 'zelda', 8)");
		SeatRepository seats = context.bean(SeatRepository.class);
		assertNamed(context, () -> context.transaction().executeWithoutResult((status) -> {
			seats.deleteById(1L);
			seats.findById(2L).orElseThrow().move(7);
		}));
	}

	@ServerTest
	void tellsOfOrphans(TestTarget target) {
		DiagnosisContext context = DiagnosisContext.of(target);
		ParcelRepository parcels = context.bean(ParcelRepository.class);
		parcels.save(new Parcel(1L, new Label(1L, "zelda")));
		assertNamed(context, () -> context.transaction()
			.executeWithoutResult((status) -> parcels.findById(1L).orElseThrow().relabel(new Label(2L, "zelda"))));
	}

	@ServerTest
	void tellsOfKeysThatAreEqualToTheServerOnly(TestTarget target) {
		DiagnosisContext context = withSeat(target);
		SeatRepository seats = context.bean(SeatRepository.class);
		assertNamed(context, () -> context.transaction().executeWithoutResult((status) -> {
			seats.deleteById(1L);
			seats.save(new Seat(2L, "ZELDA", 7));
		}));
	}

	@ServerTest
	void theCureWorks(TestTarget target) {
		DiagnosisContext context = withSeat(target);
		SeatRepository seats = context.bean(SeatRepository.class);
		assertThatNoException().isThrownBy(() -> context.transaction().executeWithoutResult((status) -> {
			seats.deleteById(1L);
			seats.flush();
			seats.save(new Seat(2L, "zelda", 7));
		}));
	}

	@ServerTest
	void isNotNamedWhereAnotherRowWasToBeDeleted(TestTarget target) {
		DiagnosisContext context = withSeat(target);
		context.execute("INSERT INTO seats VALUES (3, 0, 'quentin', 7)");
		SeatRepository seats = context.bean(SeatRepository.class);
		Diagnosis diagnosis = context.diagnosisOf(() -> context.transaction().executeWithoutResult((status) -> {
			seats.deleteById(3L);
			seats.save(new Seat(2L, "zelda", 7));
		}));
		assertThat(diagnosis.cause()).as(diagnosis.report()).isEqualTo(DuplicateCause.KEY_TAKEN);
	}

	@ServerTest
	void isNotNamedWhereTheDeletedKeyIsNotTheOneThatFailed(TestTarget target) {
		// The first seat fails because of a stored one, before the pair has its turn.
		DiagnosisContext context = withSeat(target);
		context.execute("INSERT INTO seats VALUES (3, 0, 'quentin', 7)");
		SeatRepository seats = context.bean(SeatRepository.class);
		Diagnosis diagnosis = context.diagnosisOf(() -> context.transaction().executeWithoutResult((status) -> {
			seats.deleteById(1L);
			seats.save(new Seat(4L, "quentin", 7));
			seats.save(new Seat(2L, "zelda", 7));
		}));
		assertThat(diagnosis.cause()).as(diagnosis.report()).isEqualTo(DuplicateCause.KEY_TAKEN);
	}

	@ServerTest
	void isNotNamedWhereARowOfAnotherSchemaWasToBeDeleted(TestTarget target) {
		// It moves from one table to the other of that name, where it is already.
		DiagnosisContext context = withSeat(target);
		context.execute("CREATE DATABASE IF NOT EXISTS dk_archived");
		try {
			context.execute("CREATE TABLE dk_archived.seats LIKE seats");
			context.execute("INSERT INTO dk_archived.seats VALUES (9, 0, 'zelda', 7)");
			EntityManager entities = SharedEntityManagerCreator
				.createSharedEntityManager(context.bean(EntityManagerFactory.class));
			Diagnosis diagnosis = context.diagnosisOf(() -> context.transaction().executeWithoutResult((status) -> {
				entities.remove(entities.find(Seat.class, 1L));
				entities.persist(new ArchivedSeat(2L, "zelda", 7));
				context.bean(SeatRepository.class).flush();
			}));
			assertThat(diagnosis.cause()).as(diagnosis.report()).isNotEqualTo(DuplicateCause.SAME_FLUSH);
		}
		finally {
			context.execute("DROP DATABASE dk_archived");
		}
	}

	@ServerTest
	void isRuledOutWhereNothingWasToBeDeleted(TestTarget target) {
		DiagnosisContext context = withSeat(target);
		Diagnosis diagnosis = context
			.diagnosisOf(() -> context.bean(SeatRepository.class).save(new Seat(2L, "zelda", 7)));
		assertThat(diagnosis.cause()).as(diagnosis.report()).isEqualTo(DuplicateCause.KEY_TAKEN);
		assertThat(diagnosis.ruledOut()).contains("SAME_FLUSH: the session was about to delete no row of the table");
	}

	private static DiagnosisContext withSeat(TestTarget target) {
		DiagnosisContext context = DiagnosisContext.of(target);
		context.execute("INSERT INTO seats VALUES (1, 0, 'zelda', 7)");
		return context;
	}

	private static void assertNamed(DiagnosisContext context, ThrowingCallable call) {
		Diagnosis diagnosis = context.diagnosisOf(call);
		assertThat(diagnosis.cause()).as(diagnosis.report()).isEqualTo(DuplicateCause.SAME_FLUSH);
		DiagnosisContext.assertSilent(diagnosis, "zelda", "quentin");
	}

}
