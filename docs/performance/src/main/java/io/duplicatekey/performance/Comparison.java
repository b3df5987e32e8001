package io.duplicatekey.performance;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

import org.apache.commons.math3.distribution.BinomialDistribution;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;

import io.duplicatekey.performance.StartUp.Start;

/**
 * One figure of all pairs: medians, and the differences within the pairs with their
 * spread. Nothing here assumes a distribution, because start-up times have a long tail.
 *
 * @param figure what was measured
 * @param without the values without the starter
 * @param with the values with it, in the same order
 */
record Comparison(String figure, List<Double> without, List<Double> with) {

	static final String HEADER = "| figure | without | with | median difference | 95 % confidence interval"
			+ " | quartiles | least, greatest |\n|---|---|---|---|---|---|---|";

	private static final double ERROR = 0.05;

	static Comparison of(String figure, ToDoubleFunction<Start> value, List<Start> without, List<Start> with) {
		return new Comparison(figure, without.stream().map(value::applyAsDouble).toList(),
				with.stream().map(value::applyAsDouble).toList());
	}

	@Override
	public String toString() {
		int n = this.with.size();
		List<Double> differences = IntStream.range(0, n)
			.mapToObj((i) -> this.with.get(i) - this.without.get(i))
			.sorted()
			.toList();
		// The order statistics between which the median lies.
		int rank = new BinomialDistribution(n, 0.5).inverseCumulativeProbability(ERROR / 2);
		int low = Math.max(0, rank - 1);
		return String.format(Locale.ROOT, "| %s | %.1f | %.1f | %+.1f | %+.1f to %+.1f | %+.1f, %+.1f | %+.1f, %+.1f |",
				this.figure, percentile(this.without, 50), percentile(this.with, 50), percentile(differences, 50),
				differences.get(low), differences.get(n - 1 - low), percentile(differences, 25),
				percentile(differences, 75), differences.get(0), differences.get(n - 1));
	}

	private static double percentile(List<Double> values, int percent) {
		return new Percentile().evaluate(values.stream().mapToDouble(Double::doubleValue).toArray(), percent);
	}

}
