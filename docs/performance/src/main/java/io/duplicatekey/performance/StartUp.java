package io.duplicatekey.performance;

import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToLongFunction;

/**
 * Starts the small application with and without the starter on the class path, each time
 * in a JVM of its own, in pairs whose order alternates, and prints what the starter adds.
 * <p>
 * Arguments: {@code [--pairs=30] [--server=embedded|jdbc:...] [--control]}. With
 * {@code --control} both of a pair go without the starter: what it shows then is what the
 * machine makes of nothing.
 */
public final class StartUp {

	private static final String[] TABLES = {
			"CREATE TABLE users (id BIGINT AUTO_INCREMENT PRIMARY KEY, email VARCHAR(100) UNIQUE, handle VARCHAR(50))",
			"CREATE TABLE products (id BIGINT PRIMARY KEY, sku VARCHAR(50) UNIQUE, owner_id BIGINT)" };

	private static final int WARM_UP = 3;

	private StartUp() {
	}

	/**
	 * Measure.
	 * @param args see above
	 * @throws Exception if a start fails
	 */
	public static void main(String[] args) throws Exception {
		int pairs = Integer.parseInt(option(args, "pairs", "30"));
		boolean control = List.of(args).contains("--control");
		try (MeasuredServer server = MeasuredServer.open(option(args, "server", MeasuredServer.EMBEDDED));
				Connection monitor = server.connection();
				Statement statement = monitor.createStatement()) {
			String database = "dk_startup_" + ProcessHandle.current().pid();
			String url = server.url(database);
			statement.execute("USE " + database);
			for (String table : TABLES) {
				statement.execute(table);
			}
			System.out.println("Server and driver: " + server.describe());
			System.out
				.println("JDK: " + Runtime.version() + ", processors: " + Runtime.getRuntime().availableProcessors());
			StartUpProcess process = new StartUpProcess(url, monitor);
			List<Start> without = new ArrayList<>();
			List<Start> with = new ArrayList<>();
			for (int i = -WARM_UP; i < pairs; i++) {
				boolean starterFirst = i % 2 == 0;
				Start first = process.start(starterFirst && !control);
				Start second = process.start(!starterFirst && !control);
				if (i >= 0) {
					without.add(starterFirst ? second : first);
					with.add(starterFirst ? first : second);
					System.out.println("Pair " + (i + 1) + ": without " + without.get(i) + ", with " + with.get(i));
				}
			}
			statement.execute("DROP DATABASE " + database);
			report(without, with);
		}
	}

	private static void report(List<Start> without, List<Start> with) {
		System.out.println(Comparison.HEADER);
		System.out.println(Comparison.of("context ms", Start::context, without, with));
		System.out.println(Comparison.of("JVM ms", Start::jvm, without, with));
		System.out.println(Comparison.of("main thread's CPU ms", Start::thread, without, with));
		System.out.println(Comparison.of("all CPU ms", Start::cpu, without, with));
		System.out.println(Comparison.of("classes", Start::classes, without, with));
		System.out.println("Beans: without " + counts(without, Start::beans) + ", with " + counts(with, Start::beans));
		System.out.println("Connections: without " + counts(without, Start::connections) + ", with "
				+ counts(with, Start::connections));
		System.out.println("Statements: without " + counts(without, Start::statements) + ", with "
				+ counts(with, Start::statements));
	}

	private static Set<Long> counts(List<Start> starts, ToLongFunction<Start> count) {
		Set<Long> counts = new TreeSet<>();
		starts.forEach((start) -> counts.add(count.applyAsLong(start)));
		return counts;
	}

	static String option(String[] args, String name, String byDefault) {
		String prefix = "--" + name + "=";
		for (String arg : args) {
			if (arg.startsWith(prefix)) {
				return arg.substring(prefix.length());
			}
		}
		return byDefault;
	}

	/**
	 * One start.
	 *
	 * @param context milliseconds for making the context
	 * @param jvm milliseconds from the start of the JVM until then
	 * @param thread milliseconds of CPU time until then, of the main thread: the one that
	 * makes the context, without the compiler's threads and without waiting for other
	 * work on the machine
	 * @param cpu milliseconds of CPU time until then, of all threads
	 * @param beans how many beans there are
	 * @param classes how many classes are loaded, which no other work on the machine
	 * changes
	 * @param connections how many connections the server has seen
	 * @param statements how many statements the server has seen
	 */
	record Start(double context, double jvm, double thread, double cpu, long beans, long classes, long connections,
			long statements) {

		@Override
		public String toString() {
			return String.format(Locale.ROOT, "%.0f ms (CPU %.0f ms, of it the main thread %.0f ms)", this.context,
					this.cpu, this.thread);
		}

	}

}
