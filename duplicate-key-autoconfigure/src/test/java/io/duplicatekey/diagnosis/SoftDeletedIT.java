package io.duplicatekey.diagnosis;

import io.duplicatekey.diagnosis.app.Job;
import io.duplicatekey.diagnosis.app.JobRepository;
import io.duplicatekey.diagnosis.app.Tag;
import io.duplicatekey.diagnosis.app.TagRepository;
import io.duplicatekey.servers.ServerTest;
import io.duplicatekey.servers.TestTarget;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Rows that the application takes for deleted.
 */
class SoftDeletedIT {

	private static final String INSERT = "INSERT INTO contracts (code) VALUES ('zelda')";

	@ServerTest
	void tellsByATime(TestTarget target) {
		DiagnosisContext context = withContract(target, "NOW() - INTERVAL 3 DAY", "0");
		assertNamed(context.diagnosisOf(() -> context.jdbc().update(INSERT)), "deleted_at");
	}

	@ServerTest
	void tellsByAFlag(TestTarget target) {
		DiagnosisContext context = withContract(target, "NULL", "1");
		assertNamed(context.diagnosisOf(() -> context.jdbc().update(INSERT)), "is_deleted");
	}

	@ServerTest
	void tellsByHibernatesMark(TestTarget target) {
		DiagnosisContext context = DiagnosisContext.of(target);
		TagRepository tags = context.bean(TagRepository.class);
		tags.save(new Tag(1L, "zelda"));
		tags.deleteById(1L);
		assertNamed(context.diagnosisOf(() -> tags.save(new Tag(2L, "zelda"))), "@SoftDelete");
	}

	@ServerTest
	void tellsByARestriction(TestTarget target) {
		DiagnosisContext context = DiagnosisContext.of(target);
		context.execute("INSERT INTO jobs VALUES (1, 0, 'zelda', 'ARCHIVED')");
		JobRepository jobs = context.bean(JobRepository.class);
		assertNamed(context.diagnosisOf(() -> jobs.save(new Job(2L, "zelda", "OPEN"))), "@SQLRestriction");
	}

	@ServerTest
	void tellsByARestrictionThatIsNeitherTrueNorFalse(TestTarget target) {
		DiagnosisContext context = DiagnosisContext.of(target);
		context.execute("INSERT INTO jobs VALUES (1, 0, 'zelda', NULL)");
		JobRepository jobs = context.bean(JobRepository.class);
		assertNamed(context.diagnosisOf(() -> jobs.save(new Job(2L, "zelda", "OPEN"))), "@SQLRestriction");
	}

	@ServerTest
	void isNotNamedForARowThatIsNotMarked(TestTarget target) {
		DiagnosisContext context = withContract(target, "NULL", "0");
		assertTaken(context.diagnosisOf(() -> context.jdbc().update(INSERT)));
	}

	@ServerTest
	void isNotNamedForATimeToCome(TestTarget target) {
		DiagnosisContext context = withContract(target, "NOW() + INTERVAL 30 DAY", "0");
		assertTaken(context.diagnosisOf(() -> context.jdbc().update(INSERT)));
	}

	@ServerTest
	void isNotNamedForAnEntityThatIsNotMarked(TestTarget target) {
		DiagnosisContext context = DiagnosisContext.of(target);
		TagRepository tags = context.bean(TagRepository.class);
		tags.save(new Tag(1L, "zelda"));
		assertTaken(context.diagnosisOf(() -> tags.save(new Tag(2L, "zelda"))));
	}

	@ServerTest
	void isNotNamedForARowThatTheEntityShows(TestTarget target) {
		DiagnosisContext context = DiagnosisContext.of(target);
		context.execute("INSERT INTO jobs VALUES (1, 0, 'zelda', 'OPEN')");
		JobRepository jobs = context.bean(JobRepository.class);
		assertTaken(context.diagnosisOf(() -> jobs.save(new Job(2L, "zelda", "OPEN"))));
	}

	private static DiagnosisContext withContract(TestTarget target, String deletedAt, String deleted) {
		DiagnosisContext context = DiagnosisContext.of(target);
		context.execute("INSERT INTO contracts (code, deleted_at, is_deleted) VALUES ('zelda', " + deletedAt + ", "
				+ deleted + ")");
		return context;
	}

	private static void assertNamed(Diagnosis diagnosis, String by) {
		assertThat(diagnosis.cause()).as(diagnosis.report()).isEqualTo(DuplicateCause.SOFT_DELETED);
		assertThat(diagnosis.evidence()).anySatisfy((line) -> assertThat(line).contains(by));
		assertThat(diagnosis.cures()).extracting(Cure::anchor).containsExactly("cure-upsert", "cause-soft-deleted");
		DiagnosisContext.assertSilent(diagnosis, "zelda", "ARCHIVED");
	}

	private static void assertTaken(Diagnosis diagnosis) {
		assertThat(diagnosis.cause()).as(diagnosis.report()).isEqualTo(DuplicateCause.KEY_TAKEN);
		assertThat(diagnosis.ruledOut()).anySatisfy((line) -> assertThat(line).startsWith("SOFT_DELETED"));
		DiagnosisContext.assertSilent(diagnosis, "zelda");
	}

}
