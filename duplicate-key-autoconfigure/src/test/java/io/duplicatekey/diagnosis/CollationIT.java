package io.duplicatekey.diagnosis;

import java.util.Map;

import io.duplicatekey.diagnosis.app.Seat;
import io.duplicatekey.diagnosis.app.SeatRepository;
import io.duplicatekey.servers.ServerTest;
import io.duplicatekey.servers.TestTarget;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Keys that differ to users and not to the server.
 */
class CollationIT {

	private static final String INSERT = "INSERT INTO guests (email) VALUES (?)";

	@ServerTest
	void tellsCase(TestTarget target) {
		Diagnosis diagnosis = diagnose(target, "zelda@zoo.org", "ZELDA@zoo.org");
		assertThat(diagnosis.cause()).as(diagnosis.report()).isEqualTo(DuplicateCause.COLLATION);
		assertThat(diagnosis.evidence()).contains("The stored key differs from the given one in case.",
				"Column email has the collation utf8mb4_unicode_ci.");
		DiagnosisContext.assertSilent(diagnosis, "zelda", "zoo");
	}

	@ServerTest
	void isNotNamedForARowOfAnotherKey(TestTarget target) {
		// For instance an entity whose property a converter changes.
		DiagnosisContext context = DiagnosisContext.of(target);
		context.execute("INSERT INTO guests (email) VALUES ('zelda')");
		Diagnosis diagnosis = context.diagnosisOf(
				() -> context.jdbc().update("INSERT INTO guests (email) VALUES ('zelda')"), Map.of("email", "quentin"));
		assertThat(diagnosis.cause()).as(diagnosis.report()).isEqualTo(DuplicateCause.KEY_TAKEN);
	}

	@ServerTest
	void isNotNamedWhereATriggerMadeTheKeyTheSame(TestTarget target) {
		DiagnosisContext context = DiagnosisContext.of(target);
		context.execute("CREATE TRIGGER lower_guests BEFORE INSERT ON guests FOR EACH ROW"
				+ " SET NEW.email = LOWER(NEW.email)");
		context.execute("INSERT INTO guests (email) VALUES ('zelda')");
		Diagnosis diagnosis = context.diagnosisOf(
				() -> context.jdbc().update("INSERT INTO guests (email) VALUES ('ZELDA')"), Map.of("email", "ZELDA"));
		assertThat(diagnosis.cause()).as(diagnosis.report()).isNotEqualTo(DuplicateCause.COLLATION);
	}

	@ServerTest
	void tellsAccents(TestTarget target) {
		Diagnosis diagnosis = diagnose(target, "zéphyr", "zephyr");
		assertThat(diagnosis.cause()).as(diagnosis.report()).isEqualTo(DuplicateCause.COLLATION);
		assertThat(diagnosis.evidence()).contains("The stored key differs from the given one in accents.");
		DiagnosisContext.assertSilent(diagnosis, "zephyr", "zéphyr");
	}

	@ServerTest
	void tellsWidth(TestTarget target) {
		Diagnosis diagnosis = diagnose(target, "ｚq17", "zq17");
		assertThat(diagnosis.cause()).as(diagnosis.report()).isEqualTo(DuplicateCause.COLLATION);
		assertThat(diagnosis.evidence())
			.contains("The stored key differs from the given one in the width or form of characters.");
		DiagnosisContext.assertSilent(diagnosis, "zq17", "q17");
	}

	@ServerTest
	void tellsSpacesAtTheEnd(TestTarget target) {
		Diagnosis diagnosis = diagnose(target, "zelda", "zelda ");
		assertThat(diagnosis.cause()).as(diagnosis.report()).isEqualTo(DuplicateCause.COLLATION);
		assertThat(diagnosis.evidence()).contains("The stored key differs from the given one in spaces at the end.");
		DiagnosisContext.assertSilent(diagnosis, "zelda");
	}

	@ServerTest
	void tellsSeveralDifferences(TestTarget target) {
		Diagnosis diagnosis = diagnose(target, "zéphyr", "ZEPHYR  ");
		assertThat(diagnosis.cause()).as(diagnosis.report()).isEqualTo(DuplicateCause.COLLATION);
		assertThat(diagnosis.evidence())
			.contains("The stored key differs from the given one in spaces at the end, case and accents.");
	}

	@ServerTest
	void tellsWhatTheErrorCutsOffFromTheRow(TestTarget target) {
		DiagnosisContext context = DiagnosisContext.of(target);
		context.execute("ALTER TABLE guests MODIFY email VARCHAR(150)");
		String given = "q" + "z".repeat(120);
		context.jdbc().update(INSERT, given.toUpperCase());
		Diagnosis diagnosis = context.diagnosisOf(() -> context.jdbc().update(INSERT, given), Map.of("email", given));
		assertThat(diagnosis.cause()).as(diagnosis.report()).isEqualTo(DuplicateCause.COLLATION);
		DiagnosisContext.assertSilent(diagnosis, "zzz");
	}

	@ServerTest
	void tellsOneColumnOfSeveral(TestTarget target) {
		DiagnosisContext context = DiagnosisContext.of(target);
		context.execute("INSERT INTO seats VALUES (1, 0, 'Zirkus-Halle', 7)");
		Diagnosis diagnosis = context
			.diagnosisOf(() -> context.jdbc().update("INSERT INTO seats VALUES (2, 0, 'ZIRKUS-HALLE', 7)"));
		assertThat(diagnosis.cause()).as(diagnosis.report()).isEqualTo(DuplicateCause.COLLATION);
		DiagnosisContext.assertSilent(diagnosis, "zirkus");
	}

	@ServerTest
	void tellsOfARepository(TestTarget target) {
		DiagnosisContext context = DiagnosisContext.of(target);
		context.execute("INSERT INTO seats VALUES (1, 0, 'Zirkus', 7)");
		Diagnosis diagnosis = context
			.diagnosisOf(() -> context.bean(SeatRepository.class).save(new Seat(2L, "zirkus", 7)));
		assertThat(diagnosis.cause()).as(diagnosis.report()).isEqualTo(DuplicateCause.COLLATION);
		DiagnosisContext.assertSilent(diagnosis, "zirkus");
	}

	@ServerTest
	void isNotNamedForTheVerySameKey(TestTarget target) {
		Diagnosis diagnosis = diagnose(target, "zelda", "zelda");
		assertThat(diagnosis.cause()).as(diagnosis.report()).isEqualTo(DuplicateCause.KEY_TAKEN);
		assertThat(diagnosis.ruledOut()).anySatisfy((line) -> assertThat(line).contains("COLLATION"));
		DiagnosisContext.assertSilent(diagnosis, "zelda");
	}

	@ServerTest
	void isNotNamedForWhatTheServerCannotPrint(TestTarget target) {
		Diagnosis diagnosis = diagnose(target, "zelda\uD83D\uDE00", "zelda\uD83D\uDE00");
		assertThat(diagnosis.cause()).as(diagnosis.report())
			.isIn(DuplicateCause.NOT_DETERMINED, DuplicateCause.KEY_TAKEN);
		DiagnosisContext.assertSilent(diagnosis, "zelda");
	}

	@ServerTest
	void isNotNamedForNumbers(TestTarget target) {
		DiagnosisContext context = DiagnosisContext.of(target);
		context.execute("INSERT INTO seats VALUES (41187, 0, 'a', 7)");
		Diagnosis diagnosis = context
			.diagnosisOf(() -> context.jdbc().update("INSERT INTO seats VALUES (41187, 0, 'b', 7)"));
		assertThat(diagnosis.cause()).as(diagnosis.report()).isEqualTo(DuplicateCause.KEY_TAKEN);
		assertThat(diagnosis.ruledOut()).contains("COLLATION: no column of the key is a text");
		DiagnosisContext.assertSilent(diagnosis, "41187");
	}

	private static Diagnosis diagnose(TestTarget target, String stored, String given) {
		DiagnosisContext context = DiagnosisContext.of(target);
		context.jdbc().update(INSERT, stored);
		return context.diagnosisOf(() -> context.jdbc().update(INSERT, given));
	}

}
