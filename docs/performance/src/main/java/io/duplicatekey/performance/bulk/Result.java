package io.duplicatekey.performance.bulk;

import java.util.ArrayList;
import java.util.List;

import org.apache.commons.math3.stat.descriptive.rank.Median;
import org.jspecify.annotations.Nullable;

/**
 * What was measured of a way in a cell.
 */
final class Result {

	private final Peer peer;

	private final List<Double> millis = new ArrayList<>();

	private final List<Double> bytes = new ArrayList<>();

	private int failures;

	private long deadlocks;

	private double warmUp;

	private Check check = Check.NONE;

	private @Nullable String error;

	Result(Peer peer) {
		this.peer = peer;
	}

	void warm(Sample sample) {
		this.warmUp = sample.millis();
	}

	void add(Sample sample, long deadlocks) {
		this.millis.add(sample.millis());
		this.bytes.add(sample.bytes());
		this.failures += sample.failures();
		this.deadlocks += deadlocks;
	}

	void check(Check check) {
		this.check = check;
	}

	void fail(String error) {
		this.error = error;
	}

	Peer peer() {
		return this.peer;
	}

	Check check() {
		return this.check;
	}

	@Nullable String error() {
		return this.error;
	}

	/**
	 * How long it took in the last round that does not count.
	 */
	double warmUp() {
		return this.warmUp;
	}

	int samples() {
		return this.millis.size();
	}

	int failures() {
		return this.failures;
	}

	long deadlocks() {
		return this.deadlocks;
	}

	double median() {
		return median(this.millis);
	}

	double least() {
		return this.millis.stream().mapToDouble(Double::doubleValue).min().orElse(Double.NaN);
	}

	double greatest() {
		return this.millis.stream().mapToDouble(Double::doubleValue).max().orElse(Double.NaN);
	}

	double bytes() {
		return median(this.bytes);
	}

	static double median(List<Double> values) {
		return new Median().evaluate(values.stream().mapToDouble(Double::doubleValue).toArray());
	}

}
