package io.duplicatekey.diagnosis;

import java.time.Duration;

/**
 * How long a diagnosis can take.
 *
 * @param timeout all of it, after which it goes without look-ups
 * @param queryTimeout each query of it, rounded up to a second
 */
public record DiagnosisLimits(Duration timeout, Duration queryTimeout) {

	int querySeconds() {
		return (int) Math.max(1, this.queryTimeout.plusMillis(999).toSeconds());
	}

}
