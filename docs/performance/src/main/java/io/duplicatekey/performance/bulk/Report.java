package io.duplicatekey.performance.bulk;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Prints tables, and writes them to a file as they come.
 *
 * @param file the file
 */
record Report(Path file) {

	private static final String HEAD = """
			| way | rows a statement | median ms | least to greatest | beside ours | bytes a row | content | totals \
			| ids | failed calls | deadlocks | samples |
			|---|---|---|---|---|---|---|---|---|---|---|---|
			""";

	static Report open(Path folder, String server) throws IOException {
		Path file = folder.resolve("bulk-" + server.replaceAll(",.*", "").replaceAll("[^\\w.]+", "-") + ".md");
		Files.writeString(file, "");
		return new Report(file);
	}

	void write(String text) throws IOException {
		System.out.print(text);
		Files.writeString(this.file, text, StandardOpenOption.APPEND);
	}

	void writeCell(Cell cell, List<Result> results) throws IOException {
		Map<Boolean, Double> ours = results.stream()
			.filter((result) -> result.peer().name().equals(OurUpsert.VOID)
					|| result.peer().name().equals(OurUpsert.IDS))
			.collect(Collectors.toMap((result) -> result.peer().ids(), Result::median));
		StringBuilder text = new StringBuilder(String.format("%n### %s%n%n%s", cell, HEAD));
		bestOf(results).stream()
			// Who gives the ids comes after who does not.
			.sorted(Comparator.<Result, Boolean>comparing((result) -> result.peer().ids())
				.thenComparingDouble(Result::median))
			.forEach((result) -> text.append(line(result, ours.getOrDefault(result.peer().ids(), Double.NaN))));
		text.append(String.format("%n%s, load average %.1f%n", now(),
				ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage()));
		write(text.toString());
	}

	static String now() {
		return Instant.now().truncatedTo(ChronoUnit.MINUTES).toString();
	}

	/**
	 * Of the sizes of a way the fastest.
	 */
	static List<Result> bestOf(List<Result> results) {
		Map<String, Result> best = new LinkedHashMap<>();
		results.forEach((result) -> best.merge(result.peer().name(), result,
				(one, other) -> (other.median() < one.median() || Double.isNaN(one.median())) ? other : one));
		return List.copyOf(best.values());
	}

	private static String line(Result result, double ours) {
		String error = result.error();
		if (error != null) {
			return String.format("| %s | | | | | | **fails**: %s | | | | | |%n", result.peer().name(),
					error.replaceAll("[\\s|]+", " "));
		}
		Check check = result.check();
		return String.format(Locale.ROOT,
				"| %s | %s | %.2f | %.2f to %.2f | %.2fx | %,.0f | %s | %s | %s | %d | %d | %d |%n",
				result.peer().name(), (result.peer().chunk() > 0) ? result.peer().chunk() : "", result.median(),
				result.least(), result.greatest(), result.median() / ours, result.bytes(), check.content(),
				check.totals(), check.ids(), result.failures(), result.deadlocks(), result.samples());
	}

}
