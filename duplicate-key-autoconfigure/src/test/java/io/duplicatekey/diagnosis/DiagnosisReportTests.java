package io.duplicatekey.diagnosis;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.duplicatekey.DuplicateKeyViolation;

import static org.assertj.core.api.Assertions.assertThat;

class DiagnosisReportTests {

	private static final DuplicateKeyViolation VIOLATION = DuplicateKeyViolation.builder()
		.table("users")
		.constraint("uk_users_email")
		.columns(List.of("email"))
		.build();

	@Test
	void aProvenCauseReadsLikeAFailureAnalysis() {
		assertThat(report(DuplicateCause.RACE)).isEqualTo("""


				***************************
				DUPLICATE KEY
				***************************

				Description:

				Duplicate entry for unique key 'uk_users_email' of table 'users' (email).

				Cause:

				Words. (error-1062.html#cause-race)
				  - A proof.

				Action:

				Run it once more. (error-1062.html#cure-retry)
				""");
	}

	@Test
	void anOpenCauseSaysWhatItWasNot() {
		assertThat(report(DuplicateCause.KEY_TAKEN)).contains("Ruled out:\n\n  - COLLATION: equal bytes\n\nAction:");
		assertThat(report(DuplicateCause.NOT_DETERMINED)).contains("Cause:\n\nWords.\n  - A proof.\n\nRuled out:");
	}

	private static String report(DuplicateCause cause) {
		return new Diagnosis(VIOLATION, cause, "Words.", List.of("A proof."), List.of("COLLATION: equal bytes"),
				List.of(new Cure("Run it once more.", "cure-retry")))
			.report()
			.replaceAll("\\R", "\n");
	}

}
