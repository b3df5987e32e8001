package io.duplicatekey.sample;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.jdbc.Sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

/**
 * The {@code curl} lines of the README print exactly what the README shows.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
// Ids of products are shown, so they begin at 1 again.
@Sql(statements = { "DELETE FROM users", "TRUNCATE TABLE products" })
class ReadmeIT {

	private static final Path README = Path.of("../README.md");

	private static final Pattern EXAMPLE = Pattern.compile("```shell\\n(curl .+?)\\n```\\n```text\\n(.+?)\\n```",
			Pattern.DOTALL);

	@LocalServerPort
	private int port;

	@BeforeAll
	static void requireCurl() throws Exception {
		try {
			run("curl --version");
		}
		catch (IOException ex) {
			abort("There is no Unix shell to run the README's lines in: " + ex.getMessage());
		}
	}

	@TestFactory
	Stream<DynamicTest> linesPrintWhatTheReadmeShows() throws IOException {
		List<Example> examples = examples();
		assertThat(examples).extracting(Example::output).filteredOn((output) -> output.endsWith("\n409")).hasSize(3);
		assertThat(examples).extracting(Example::output).filteredOn((output) -> output.endsWith("\n200")).hasSize(3);
		return examples.stream().map((example) -> DynamicTest.dynamicTest(example.command(), () -> {
			String command = example.command().replace("localhost:8080", "localhost:" + this.port);
			assertThat(run(command)).isEqualTo(example.output());
		}));
	}

	@TestFactory
	Stream<DynamicTest> everyCurlLineShowsItsOutput() throws IOException {
		List<Example> examples = examples();
		return Files.readAllLines(README)
			.stream()
			.filter((line) -> line.startsWith("curl "))
			.map((line) -> DynamicTest.dynamicTest(line,
					() -> assertThat(examples).extracting(Example::command).contains(line)));
	}

	private static List<Example> examples() throws IOException {
		return EXAMPLE.matcher(Files.readString(README))
			.results()
			.map((match) -> new Example(match.group(1), match.group(2)))
			.toList();
	}

	private static String run(String command) throws IOException, InterruptedException {
		Process process = new ProcessBuilder("sh", "-c", command).redirectErrorStream(true).start();
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
		assertThat(process.exitValue()).as("%s: %s", command, output).isZero();
		return output.stripTrailing();
	}

	private record Example(String command, String output) {
	}

}
