package io.duplicatekey.diagnosis;

/**
 * Writes a diagnosis as text.
 */
final class DiagnosisReport {

	private final Diagnosis diagnosis;

	DiagnosisReport(Diagnosis diagnosis) {
		this.diagnosis = diagnosis;
	}

	@Override
	public String toString() {
		StringBuilder text = new StringBuilder();
		text.append("Description:\n\n").append(this.diagnosis.violation().describe()).append('\n');
		text.append("\nCause:\n\n").append(this.diagnosis.description()).append('\n');
		this.diagnosis.evidence().forEach((line) -> text.append("  - ").append(line).append('\n'));
		this.diagnosis.ruledOut().forEach((line) -> text.append("  - not: ").append(line).append('\n'));
		text.append("\nAction:\n\n");
		this.diagnosis.cures().forEach((cure) -> text.append(cure.action()).append('\n'));
		return text.toString();
	}

}
