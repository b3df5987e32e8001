package io.duplicatekey.batch;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.duplicatekey.batch.app.Interruption;
import io.duplicatekey.servers.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Runs the job {@code io.duplicatekey.batch.app.ImportApplication} in a virtual machine
 * of its own. It exists once for each version of Spring Batch, so nothing here names its
 * types.
 */
final class ImportProcess {

	private static final String APPLICATION = "io.duplicatekey.batch.app.ImportApplication";

	private final TestDatabase database;

	private final String job;

	ImportProcess(TestDatabase database, String job) {
		this.database = database;
		this.job = job;
	}

	/**
	 * Run the job until it ends.
	 * @return what it said
	 */
	List<String> runToTheEnd() throws IOException, InterruptedException {
		List<String> output = new ArrayList<>();
		Process process = start("");
		try (BufferedReader reader = process.inputReader()) {
			reader.lines().forEach(output::add);
		}
		assertThat(process.waitFor()).as(String.join("\n", output)).isZero();
		return said(output);
	}

	/**
	 * Run the job until it ends its virtual machine.
	 * @param interruption where it does
	 * @param count at which of these events
	 */
	void runInto(Interruption interruption, int count) throws IOException, InterruptedException {
		List<String> output = new ArrayList<>();
		Process process = start(interruption + ":" + count);
		try (BufferedReader reader = process.inputReader()) {
			reader.lines().forEach(output::add);
		}
		assertThat(process.waitFor()).as(String.join("\n", output)).isEqualTo(Interruption.STATUS);
	}

	/**
	 * Run the job and kill it some time after it has written.
	 * @param chunks how many chunks it has to write before
	 * @param delay how long it goes on after that, in milliseconds
	 */
	void killAfter(int chunks, long delay) throws IOException, InterruptedException {
		List<String> output = new ArrayList<>();
		Process process = start("");
		try (BufferedReader reader = process.inputReader()) {
			String line = reader.readLine();
			while (line != null && said(output).size() < chunks) {
				output.add(line);
				line = reader.readLine();
			}
			TimeUnit.MILLISECONDS.sleep(delay);
			process.destroyForcibly();
			assertThat(process.waitFor()).as(String.join("\n", output)).isNotZero();
		}
	}

	private static List<String> said(List<String> output) {
		return output.stream().filter((line) -> line.startsWith("> ")).map((line) -> line.substring(2)).toList();
	}

	private Process start(String interruption) throws IOException {
		List<String> command = new ArrayList<>();
		command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
		command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Dinterruption=" + interruption,
				"-Djob=" + this.job));
		command.addAll(List.of("-cp",
				System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")), APPLICATION));
		for (String property : this.database.properties("")) {
			command.add("--" + property);
		}
		command.add("--spring.jpa.hibernate.ddl-auto=none");
		command.add("--spring.main.banner-mode=off");
		command.add("--spring.main.web-application-type=none");
		return new ProcessBuilder(command).redirectErrorStream(true).start();
	}

}
