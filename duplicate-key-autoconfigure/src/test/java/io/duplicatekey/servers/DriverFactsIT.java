package io.duplicatekey.servers;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the drivers throw where a row of a batch is a duplicate, written down so that a
 * new version of a driver that behaves differently shows itself. What was measured is
 * left in {@code target/driver-facts}.
 */
class DriverFactsIT {

	private static final List<List<Integer>> DUPLICATES = List.of(List.of(2), List.of(1, 3));

	@ServerTest
	void batchesFailAsWrittenDown(TestDatabase database) throws Exception {
		try (Connection connection = database.connection("")) {
			FailingBatch.createTable(connection);
		}
		List<String> facts = new ArrayList<>();
		for (String mode : BatchModes.of(database.target().driver())) {
			facts.add("[" + mode + "]");
			try (Connection connection = database.connection(mode)) {
				for (FailingBatch.Kind kind : FailingBatch.Kind.values()) {
					for (List<Integer> duplicates : DUPLICATES) {
						facts.add(fact(new FailingBatch(kind, 6, duplicates), connection));
					}
				}
			}
		}
		write(database.target(), facts);
		assertThat(differences(expected(database.target()), facts)).isEmpty();
	}

	private String fact(FailingBatch batch, Connection connection) throws SQLException {
		SQLException failure = batch.execute(connection);
		List<String> chain = new ArrayList<>();
		for (Throwable error = failure; error != null; error = error.getCause()) {
			SQLException sqlError = (SQLException) error;
			chain.add(error.getClass().getSimpleName() + "(" + sqlError.getErrorCode() + ", " + sqlError.getSQLState()
					+ ")");
		}
		return "%-18s %s reports %d, counts %s, %s".formatted(batch.kind(),
				batch.duplicates().stream().map(String::valueOf).collect(Collectors.joining("+")),
				FailingBatch.reportedRow(failure), Arrays.toString(((BatchUpdateException) failure).getUpdateCounts()),
				String.join(" < ", chain));
	}

	private static void write(TestTarget target, List<String> facts) throws IOException {
		Path folder = Files.createDirectories(Path.of(System.getProperty("basedir", ""), "target", "driver-facts"));
		Files.write(folder.resolve(target.server().name() + "-" + target.driver().name() + ".txt"), facts);
	}

	/**
	 * The lines that differ, each below its mode: all of them are too many to read.
	 */
	private static List<String> differences(List<String> expected, List<String> facts) {
		assertThat(facts).hasSameSizeAs(expected);
		List<String> differences = new ArrayList<>();
		String mode = "";
		for (int i = 0; i < facts.size(); i++) {
			mode = facts.get(i).startsWith("[") ? facts.get(i) : mode;
			if (!facts.get(i).equals(expected.get(i))) {
				differences.add(mode + " expected " + expected.get(i) + " but was " + facts.get(i));
			}
		}
		return differences;
	}

	private static List<String> expected(TestTarget target) throws IOException {
		String resource = "driver-facts-" + target.driver().name()
				+ (hasUnitResults(target) ? "-from-11.5.txt" : ".txt");
		try (InputStream stream = DriverFactsIT.class.getResourceAsStream(resource)) {
			return new String(Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8).lines().toList();
		}
	}

	/**
	 * From MariaDB 11.5 on its driver sends a batch that asks for keys in one piece.
	 */
	private static boolean hasUnitResults(TestTarget target) {
		int[] version = Arrays.stream(target.server().version().split("\\D+"))
			.limit(2)
			.mapToInt(Integer::parseInt)
			.toArray();
		return target.driver() == TestDriver.MARIADB && (version[0] > 11 || (version[0] == 11 && version[1] >= 5));
	}

}
