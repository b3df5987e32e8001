package io.duplicatekey.diagnosis;

import java.util.Map;

import io.duplicatekey.diagnosis.app.Link;
import io.duplicatekey.diagnosis.app.LinkRepository;
import io.duplicatekey.servers.ServerTest;
import io.duplicatekey.servers.TestTarget;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Keys of which the unique index covers the first ten characters.
 */
class PrefixIT {

	private static final String STORED = "zz://quux/one";

	private static final String GIVEN = "zz://quux/two";

	private static final String INSERT = "INSERT INTO links (id, address) VALUES (2, ?)";

	@ServerTest
	void tellsFromTheRow(TestTarget target) {
		DiagnosisContext context = withLink(target, STORED);
		Diagnosis diagnosis = context.diagnosisOf(() -> context.jdbc().update(INSERT, GIVEN),
				Map.of("ADDRESS", GIVEN, "id", 2));
		assertThat(diagnosis.cause()).as(diagnosis.report()).isEqualTo(DuplicateCause.PREFIX);
		assertThat(diagnosis.evidence()).contains("The index covers the first 10 characters of column address.");
		DiagnosisContext.assertSilent(diagnosis, "zz:", "quux");
	}

	@ServerTest
	void tellsFromTheEntity(TestTarget target) {
		DiagnosisContext context = withLink(target, STORED);
		Diagnosis diagnosis = context.diagnosisOf(() -> context.jdbc().update(INSERT, GIVEN), new Link(2L, GIVEN));
		assertThat(diagnosis.cause()).as(diagnosis.report()).isEqualTo(DuplicateCause.PREFIX);
		DiagnosisContext.assertSilent(diagnosis, "zz:", "quux");
	}

	@ServerTest
	void tellsFromTheSession(TestTarget target) {
		DiagnosisContext context = withLink(target, STORED);
		Diagnosis diagnosis = context.diagnosisOf(() -> context.bean(LinkRepository.class).save(new Link(2L, GIVEN)));
		assertThat(diagnosis.cause()).as(diagnosis.report()).isEqualTo(DuplicateCause.PREFIX);
		DiagnosisContext.assertSilent(diagnosis, "zz:", "quux");
	}

	@ServerTest
	void isNotNamedForARowOfAnotherKey(TestTarget target) {
		// For instance one whose value a converter or a trigger changes.
		DiagnosisContext context = withLink(target, STORED);
		Diagnosis diagnosis = context.diagnosisOf(() -> context.jdbc().update(INSERT, STORED),
				Map.of("address", "aa://quux/one"));
		assertThat(diagnosis.cause()).as(diagnosis.report()).isEqualTo(DuplicateCause.KEY_TAKEN);
	}

	@ServerTest
	void tellsFromAShorterValue(TestTarget target) {
		// Spaces at the end do not count, and those before the eleventh character are
		// at the end of the prefix.
		DiagnosisContext context = withLink(target, "zz          quux");
		Diagnosis diagnosis = context.diagnosisOf(() -> context.jdbc().update(INSERT, "zz"));
		assertThat(diagnosis.cause()).as(diagnosis.report()).isEqualTo(DuplicateCause.PREFIX);
		DiagnosisContext.assertSilent(diagnosis, "zz", "quux");
	}

	@ServerTest
	void isNotNamedWithoutTheRow(TestTarget target) {
		DiagnosisContext context = withLink(target, STORED);
		Diagnosis diagnosis = context.diagnosisOf(() -> context.jdbc().update(INSERT, GIVEN));
		assertThat(diagnosis.cause()).as(diagnosis.report()).isEqualTo(DuplicateCause.KEY_TAKEN);
		assertThat(diagnosis.evidence()).anySatisfy((line) -> assertThat(line).contains("diagnose(failure, row)"));
		DiagnosisContext.assertSilent(diagnosis, "zz:", "quux");
	}

	@ServerTest
	void isNotNamedForTheSameValue(TestTarget target) {
		DiagnosisContext context = withLink(target, STORED);
		Diagnosis diagnosis = context.diagnosisOf(() -> context.jdbc().update(INSERT, STORED),
				Map.of("address", STORED));
		assertThat(diagnosis.cause()).as(diagnosis.report()).isEqualTo(DuplicateCause.KEY_TAKEN);
		assertThat(diagnosis.ruledOut()).contains("PREFIX: the keys do not differ behind the prefix either");
	}

	@ServerTest
	void isNotNamedForWholeColumns(TestTarget target) {
		DiagnosisContext context = DiagnosisContext.of(target);
		context.execute("INSERT INTO jobs (id, name, status) VALUES (1, 'zz://quux/one', 'OPEN')");
		Diagnosis diagnosis = context.diagnosisOf(
				() -> context.jdbc().update("INSERT INTO jobs (id, name, status) VALUES (2, 'zz://quux/one', 'OPEN')"));
		assertThat(diagnosis.cause()).as(diagnosis.report()).isEqualTo(DuplicateCause.KEY_TAKEN);
		assertThat(diagnosis.ruledOut()).contains("PREFIX: the index covers its columns whole");
	}

	private static DiagnosisContext withLink(TestTarget target, String address) {
		DiagnosisContext context = DiagnosisContext.of(target);
		context.elsewhere().update("INSERT INTO links (id, address) VALUES (1, ?)", address);
		return context;
	}

}
