package io.duplicatekey.behaviour.bulk;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.springframework.jdbc.core.JdbcTemplate;

import io.duplicatekey.servers.ServerTest;
import io.duplicatekey.servers.TestDatabase;
import io.duplicatekey.upsert.Permission;
import io.duplicatekey.upsert.UpsertOperations;
import io.duplicatekey.upsert.Via;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Streams far more than the heap holds, in a virtual machine of its own.
 */
class StreamMemoryIT {

	static final int ROWS = 150_000;

	@ServerTest
	void areConsumedInConstantMemory(TestDatabase database) throws Exception {
		BulkApplication.createTable(database);
		run("one", database);
		assertThat(count(database)).isEqualTo(ROWS);
	}

	@ServerTest
	void areConsumedInConstantMemoryCommittingInBetween(TestDatabase database) throws Exception {
		BulkApplication.createTable(database);
		run("committing", database);
		assertThat(count(database)).isEqualTo(ROWS);
	}

	@ServerTest
	void areLoadedInConstantMemory(TestDatabase database) throws Exception {
		BulkApplication.createTable(database);
		run("loading", database, "allowLoadLocalInfile=true&allowLocalInfile=true");
		assertThat(count(database)).isEqualTo(ROWS);
	}

	private static Integer count(TestDatabase database) {
		return new JdbcTemplate(database.dataSource("")).queryForObject("SELECT COUNT(*) FROM readings", Integer.class);
	}

	private static void run(String way, TestDatabase database) throws IOException, InterruptedException {
		run(way, database, "");
	}

	private static void run(String way, TestDatabase database, String options)
			throws IOException, InterruptedException {
		List<String> command = new ArrayList<>(List.of(
				Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx64m", "-XX:+UseSerialGC",
				"-cp", System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
				Streaming.class.getName(), way));
		command.addAll(List.of(database.properties(options)));
		File output = File.createTempFile("streaming", ".log");
		output.deleteOnExit();
		Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output).start();
		try {
			assertThat(process.waitFor(10, TimeUnit.MINUTES)).as("it ends").isTrue();
			assertThat(process.exitValue()).as("%s", Files.readString(output.toPath())).isZero();
		}
		finally {
			process.destroyForcibly();
		}
	}

	/**
	 * The application in the other virtual machine.
	 */
	static final class Streaming {

		private Streaming() {
		}

		public static void main(String[] arguments) {
			String[] database = Stream.of(arguments).skip(1).toArray(String[]::new);
			try (var context = BulkApplication.start(database)) {
				ReadingRepository readings = context.getBean(ReadingRepository.class);
				String payload = "x".repeat(1000);
				Stream<Reading> rows = Stream.iterate(0, (i) -> i < ROWS, (i) -> i + 1)
					.map((i) -> new Reading("c" + i, i).payload(i + payload));
				if (arguments[0].equals("one")) {
					readings.write(rows);
				}
				else if (arguments[0].equals("loading")) {
					context.getBean(UpsertOperations.class)
						.of(Reading.class)
						.key("code")
						.otherKeys(Permission.ALLOW)
						.via(Via.LOAD_DATA)
						.execute(rows);
				}
				else {
					readings.writeCommitting(rows);
				}
			}
		}

	}

}
