package io.duplicatekey.performance.bulk;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.duplicatekey.performance.MeasuredServer;

/**
 * What to measure.
 *
 * @param server where
 * @param rows how many rows a call has
 * @param existing how many of a hundred are there already
 * @param threads how many threads write at once
 * @param delays milliseconds that are added to each round trip
 * @param rounds how often each way is measured after its warm-up
 * @param patience how many seconds a way may take to be measured more than once
 * @param peers which ways
 * @param ids whether ways that promise ids are measured too
 * @param out the folder that the report is written to
 */
record Options(String server, List<Integer> rows, List<Integer> existing, List<Integer> threads, List<Integer> delays,
		int rounds, int patience, Pattern peers, boolean ids, Path out) {

	private static final Set<String> NAMES = Set.of("server", "rows", "existing", "threads", "delay", "rounds",
			"patience", "peers", "out", "ids");

	static Options parse(String... args) {
		for (String arg : args) {
			if (!arg.startsWith("--") || !NAMES.contains(arg.substring(2).replaceFirst("=.*", ""))) {
				throw new IllegalArgumentException("There is no option " + arg + ", only " + NAMES);
			}
		}
		return new Options(value("server", MeasuredServer.EMBEDDED, args), numbers("rows", "1,100,10000,100000", args),
				numbers("existing", "0,50,100", args), numbers("threads", "1,8", args), numbers("delay", "0,1", args),
				numbers("rounds", "5", args).get(0), numbers("patience", "120", args).get(0),
				Pattern.compile(value("peers", ".*", args), Pattern.CASE_INSENSITIVE), List.of(args).contains("--ids"),
				Path.of(value("out", "..", args)));
	}

	private static List<Integer> numbers(String name, String byDefault, String... args) {
		return Stream.of(value(name, byDefault, args).split(",", -1)).map(Integer::valueOf).toList();
	}

	private static String value(String name, String byDefault, String... args) {
		String prefix = "--" + name + "=";
		return Stream.of(args)
			.filter((arg) -> arg.startsWith(prefix))
			.map((arg) -> arg.substring(prefix.length()))
			.findFirst()
			.orElse(byDefault);
	}

	/**
	 * The tables to make with one delay.
	 */
	List<Cell> cells(int delay) {
		List<Cell> cells = new ArrayList<>();
		for (int rows : this.rows) {
			for (int existing : this.existing) {
				for (int threads : this.threads) {
					cells.add(new Cell(rows, existing, threads, false, delay));
					if (threads > 1) {
						cells.add(new Cell(rows, existing, threads, true, delay));
					}
				}
			}
		}
		return cells;
	}

}
