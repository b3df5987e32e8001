package io.duplicatekey.diagnosis;

import java.util.List;

import io.duplicatekey.DuplicateKeyViolation;

/**
 * Why a duplicate happened, as far as it can be told. Nothing in it is a value of the
 * user's.
 *
 * @param violation which key was violated
 * @param cause the cause, {@link DuplicateCause#NOT_DETERMINED} where several are
 * possible
 * @param description the cause in a sentence or two
 * @param evidence what proves it, or what is known where it does not prove one
 * @param ruledOut which causes it was not, and why
 * @param cures what to do about it, the most likely first
 */
public record Diagnosis(DuplicateKeyViolation violation, DuplicateCause cause, String description,
		List<String> evidence, List<String> ruledOut, List<Cure> cures) {

	/**
	 * Copy the lists.
	 * @param violation which key was violated
	 * @param cause the cause
	 * @param description the cause in words
	 * @param evidence what proves it
	 * @param ruledOut what it was not
	 * @param cures what to do
	 */
	public Diagnosis {
		evidence = List.copyOf(evidence);
		ruledOut = List.copyOf(ruledOut);
		cures = List.copyOf(cures);
	}

	/**
	 * The diagnosis as a block of lines, in the manner of Spring Boot's failure analyses:
	 * description, cause, action.
	 * @return several lines without values of the user's
	 */
	public String report() {
		return new DiagnosisReport(this).toString();
	}

}
