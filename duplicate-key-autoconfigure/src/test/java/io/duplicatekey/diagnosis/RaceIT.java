package io.duplicatekey.diagnosis;

import io.duplicatekey.diagnosis.app.Guest;
import io.duplicatekey.diagnosis.app.GuestRepository;
import io.duplicatekey.servers.ServerTest;
import io.duplicatekey.servers.TestTarget;

import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A query that found nothing, a row of another transaction, and an insert. It is told
 * where the server remembers statements, as MySQL does unless it is told not to; a server
 * that does not must not have it named.
 */
class RaceIT {

	private static final String CHECK = "SELECT id FROM guests WHERE email = ?";

	private static final String INSERT = "INSERT INTO guests (email) VALUES (?)";

	@ServerTest
	void tellsOfARepository(TestTarget target) {
		DiagnosisContext context = DiagnosisContext.of(target);
		GuestRepository guests = context.bean(GuestRepository.class);
		Diagnosis diagnosis = context.diagnosisOf(() -> context.transaction().executeWithoutResult((status) -> {
			if (!guests.existsByEmail("zelda")) {
				context.elsewhere().update(INSERT, "zelda");
				guests.save(new Guest("zelda"));
			}
		}));
		assertNamedWhereRemembered(context, diagnosis);
	}

	@ServerTest
	void tellsOfJdbc(TestTarget target) {
		DiagnosisContext context = DiagnosisContext.of(target);
		Diagnosis diagnosis = context.diagnosisOf(() -> context.transaction().executeWithoutResult((status) -> {
			assertThat(context.jdbc().queryForList(CHECK, "zelda")).isEmpty();
			context.elsewhere().update(INSERT, "zelda");
			context.jdbc().update(INSERT, "zelda");
		}));
		assertNamedWhereRemembered(context, diagnosis);
	}

	@ServerTest
	void isNotNamedWithoutACheck(TestTarget target) {
		DiagnosisContext context = DiagnosisContext.of(target);
		context.elsewhere().update(INSERT, "zelda");
		assertTaken(context.diagnosisOf(() -> context.jdbc().update(INSERT, "zelda")));
	}

	@ServerTest
	void isNotNamedForACheckOfAnotherKey(TestTarget target) {
		DiagnosisContext context = DiagnosisContext.of(target);
		context.elsewhere().update(INSERT, "zelda");
		assertTaken(context.diagnosisOf(() -> context.transaction().executeWithoutResult((status) -> {
			context.jdbc().queryForList(CHECK, "quentin");
			context.jdbc().update(INSERT, "zelda");
		})));
	}

	@ServerTest
	void isNotNamedForACheckThatFoundTheRow(TestTarget target) {
		DiagnosisContext context = DiagnosisContext.of(target);
		context.elsewhere().update(INSERT, "zelda");
		assertTaken(context.diagnosisOf(() -> context.transaction().executeWithoutResult((status) -> {
			context.jdbc().queryForList(CHECK, "zelda");
			context.jdbc().update(INSERT, "zelda");
		})));
	}

	@ServerTest
	void isNotNamedForACheckThatAskedForMore(TestTarget target) {
		// The row was there, only not with this note.
		DiagnosisContext context = DiagnosisContext.of(target);
		context.elsewhere().update(INSERT, "zelda");
		assertTaken(context.diagnosisOf(() -> context.transaction().executeWithoutResult((status) -> {
			context.jdbc().queryForList(CHECK + " AND note = 'x'", "zelda");
			context.jdbc().update(INSERT, "zelda");
		})));
	}

	@ServerTest
	void isNotNamedForACount(TestTarget target) {
		// It answers one row, whatever the number is.
		DiagnosisContext context = DiagnosisContext.of(target);
		context.elsewhere().update(INSERT, "zelda");
		assertTaken(context.diagnosisOf(() -> context.transaction().executeWithoutResult((status) -> {
			context.bean(GuestRepository.class).countByEmail("zelda");
			context.jdbc().update(INSERT, "zelda");
		})));
	}

	@ServerTest
	void isNotNamedForARowOfItsOwn(TestTarget target) {
		// The check found nothing, and then the session itself wrote the row, twice.
		DiagnosisContext context = DiagnosisContext.of(target);
		assertTaken(context.diagnosisOf(() -> {
			context.jdbc().queryForList(CHECK, "zelda");
			context.jdbc().update(INSERT, "zelda");
			context.jdbc().update(INSERT, "zelda");
		}));
	}

	private static void assertNamedWhereRemembered(DiagnosisContext context, Diagnosis diagnosis) {
		assertThat(diagnosis.cause()).as(diagnosis.report())
			.isEqualTo(remembers(context.elsewhere()) ? DuplicateCause.RACE : DuplicateCause.KEY_TAKEN);
		DiagnosisContext.assertSilent(diagnosis, "zelda");
	}

	private static void assertTaken(Diagnosis diagnosis) {
		assertThat(diagnosis.cause()).as(diagnosis.report()).isEqualTo(DuplicateCause.KEY_TAKEN);
		DiagnosisContext.assertSilent(diagnosis, "zelda", "quentin");
	}

	private static boolean remembers(JdbcTemplate template) {
		return Boolean.TRUE.equals(template.queryForObject("""
				SELECT (SELECT COUNT(*) FROM performance_schema.setup_consumers WHERE ENABLED = 'YES'
				AND NAME IN ('events_statements_current', 'events_statements_history')) = 2 AND (SELECT COUNT(*)
				FROM performance_schema.setup_instruments WHERE ENABLED = 'YES' AND NAME = 'statement/sql/select')""",
				Boolean.class));
	}

}
