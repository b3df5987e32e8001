package io.duplicatekey.performance.bulk;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The figures that are aimed at, of all cells. Each is a ratio of two medians of one
 * cell.
 */
final class Aims {

	private static final Pattern OURS = Pattern.compile(Pattern.quote(OurUpsert.VOID) + "$");

	private static final Pattern IDS = Pattern.compile(Pattern.quote(OurUpsert.IDS) + "$");

	private static final Pattern BY_HAND = Pattern.compile("JDBC, multi-row(?!.*SELECT)");

	private static final Pattern LOAD_DATA = Pattern.compile(Pattern.quote(OurUpsert.LOAD_DATA) + "$");

	private static final Pattern STAGED = Pattern.compile("JDBC, staged(?!.*SELECT)");

	private static final Pattern TEMPLATE = Pattern.compile("JdbcTemplate, one row a statement$");

	private static final Pattern SAVE_ALL = Pattern.compile("JPA");

	private static final Pattern UPSERT_MULTIPLE = Pattern.compile("Hibernate");

	private static final Pattern LIBRARY = Pattern.compile("(?!ours|JDBC|JdbcTemplate)");

	private static final String HEAD = """

			## Ratios that are aimed at

			| rows | void / best multi-row by hand | LOAD_DATA / best staged by hand | ids / void | best library / void | best saveAll / void \
			| best upsertMultiple / void | void / JdbcTemplate |
			|---|---|---|---|---|---|---|---|
			""";

	private Aims() {
	}

	static String table(Map<Cell, List<Result>> cells) {
		StringBuilder text = new StringBuilder(HEAD);
		cells.forEach((cell, results) -> text.append("| ")
			.append(cell)
			.append(ratio(results, OURS, BY_HAND))
			.append(ratio(results, LOAD_DATA, STAGED))
			.append(ratio(results, IDS, OURS))
			.append(ratio(results, LIBRARY, OURS))
			.append(ratio(results, SAVE_ALL, OURS))
			.append(ratio(results, UPSERT_MULTIPLE, OURS))
			.append(ratio(results, OURS, TEMPLATE))
			.append(" |\n"));
		return text.toString();
	}

	private static String ratio(List<Result> results, Pattern of, Pattern to) {
		double ratio = best(results, of) / best(results, to);
		return Double.isNaN(ratio) ? " | –" : String.format(Locale.ROOT, " | %.2f", ratio);
	}

	private static double best(List<Result> results, Pattern names) {
		return results.stream()
			.filter((result) -> result.error() == null && names.matcher(result.peer().name()).lookingAt())
			.mapToDouble(Result::median)
			.filter((median) -> !Double.isNaN(median))
			.min()
			.orElse(Double.NaN);
	}

}
