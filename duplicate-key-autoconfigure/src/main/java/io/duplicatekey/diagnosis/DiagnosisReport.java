package io.duplicatekey.diagnosis;

/**
 * Writes a diagnosis as text, in the manner of Spring Boot's failure analyses.
 */
final class DiagnosisReport {

	private static final String BANNER = "***************************";

	private final Diagnosis diagnosis;

	DiagnosisReport(Diagnosis diagnosis) {
		this.diagnosis = diagnosis;
	}

	@Override
	public String toString() {
		StringBuilder text = new StringBuilder();
		text.append(String.format("%n%n%s%nDUPLICATE KEY%n%s%n%n", BANNER, BANNER));
		text.append(String.format("Description:%n%n%s.%n%n", this.diagnosis.violation().describe()));
		text.append(String.format("Cause:%n%n%s%n", cause()));
		this.diagnosis.evidence().forEach((line) -> text.append(String.format("  - %s%n", line)));
		if (isOpen() && !this.diagnosis.ruledOut().isEmpty()) {
			text.append(String.format("%nRuled out:%n%n"));
			this.diagnosis.ruledOut().forEach((line) -> text.append(String.format("  - %s%n", line)));
		}
		text.append(String.format("%nAction:%n%n"));
		this.diagnosis.cures()
			.forEach((cure) -> text.append(String.format("%s (error-1062.html#%s)%n", cure.action(), cure.anchor())));
		return text.toString();
	}

	/**
	 * Whether other causes are left, so that it helps to know which are not.
	 */
	private boolean isOpen() {
		return this.diagnosis.cause() == DuplicateCause.NOT_DETERMINED
				|| this.diagnosis.cause() == DuplicateCause.KEY_TAKEN;
	}

	private String cause() {
		String anchor = this.diagnosis.cause().anchor();
		return this.diagnosis.description() + (anchor.isEmpty() ? "" : " (error-1062.html#" + anchor + ")");
	}

}
