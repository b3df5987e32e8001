package io.duplicatekey.repository;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import javax.tools.ToolProvider;

import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.SpringApplicationAotProcessor;
import org.springframework.util.ClassUtils;

import io.duplicatekey.repository.aot.NoteApplication;
import io.duplicatekey.repository.aot.NoteRepository;
import io.duplicatekey.servers.ServerTest;
import io.duplicatekey.servers.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application that was processed ahead of time, as a build does it, and runs with what
 * was generated.
 */
class UpsertAotIT {

	@TempDir(cleanup = CleanupMode.ON_SUCCESS)
	static Path directory;

	private static Path generated;

	private static String processing;

	@ServerTest
	void upsertsInAnApplicationThatWasProcessedAheadOfTime(TestDatabase database) throws Exception {
		processOnce(database);
		assertThat(processing).doesNotContain("Failed to contribute Repository method", "ERROR");
		assertThat(generatedRepository()).doesNotContain("upsertAll", "findByTitle");
		String output = run(List.of("-Dspring.aot.enabled=true", "-cp", generated + File.pathSeparator + classPath(),
				NoteApplication.class.getName()), properties(database));
		assertThat(output.lines().filter((line) -> line.startsWith("> "))).containsExactly("> AOT: true",
				"> UpsertResult[inserted=2, updated=0, unchanged=0, warnings=[]]",
				"> UpsertResult[inserted=0, updated=1, unchanged=0, warnings=[]]", "> a=3 by Ann, truetrue",
				"> a=3 by Ann, truetrue", "> 2", "> saved=1 by Ann, truetrue", "> c=1 by Ann, truetrue");
	}

	/**
	 * What Spring Data has generated for the repository: queries since its version 4,
	 * nothing before.
	 */
	private static String generatedRepository() throws IOException {
		Path repository = directory
			.resolve("sources/" + NoteRepository.class.getName().replace('.', '/') + "Impl__AotRepository.java");
		if (ClassUtils.isPresent("org.springframework.data.jpa.repository.support.JpaRepositoryFragmentsContributor",
				null)) {
			assertThat(repository).content().contains("findByText", "countBy");
			return Files.readString(repository);
		}
		assertThat(repository).doesNotExist();
		return "";
	}

	private static void processOnce(TestDatabase database) throws Exception {
		if (generated != null) {
			return;
		}
		Path sources = Files.createDirectory(directory.resolve("sources"));
		Path classes = Files.createDirectory(directory.resolve("classes"));
		List<String> arguments = new ArrayList<>(List.of(NoteApplication.class.getName(), sources.toString(),
				classes.toString(), classes.toString(), "io.duplicatekey", "notes"));
		arguments.addAll(properties(database));
		processing = run(List.of("-cp", classPath(), SpringApplicationAotProcessor.class.getName()), arguments);
		try (Stream<Path> files = Files.walk(sources)) {
			List<String> options = new ArrayList<>(List.of("-proc:none", "-nowarn", "-cp",
					classes + File.pathSeparator + classPath(), "-d", classes.toString()));
			files.filter(Files::isRegularFile).map(Path::toString).forEach(options::add);
			assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, options.toArray(String[]::new)))
				.isZero();
		}
		generated = classes;
	}

	private static List<String> properties(TestDatabase database) {
		List<String> arguments = new ArrayList<>();
		for (String property : database.properties("")) {
			arguments.add("--" + property);
		}
		arguments.add("--spring.jpa.hibernate.ddl-auto=update");
		arguments.add("--spring.datasource.hikari.maximum-pool-size=1");
		arguments.add("--spring.main.banner-mode=off");
		arguments.add("--spring.main.web-application-type=none");
		return arguments;
	}

	private static String classPath() {
		return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
	}

	private static String run(List<String> options, List<String> arguments) throws IOException, InterruptedException {
		List<String> command = new ArrayList<>();
		command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
		command.addAll(options);
		command.addAll(arguments);
		Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
		String output;
		try (InputStream stream = process.getInputStream()) {
			output = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
		}
		assertThat(process.waitFor()).as(output).isZero();
		return output;
	}

}
