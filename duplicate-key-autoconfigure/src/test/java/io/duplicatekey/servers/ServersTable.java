package io.duplicatekey.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestPlan;

/**
 * Writes at the end of the tests which servers they ran on, to
 * {@code target/servers-table.txt} and to the output. JUnit finds it as a service.
 */
public class ServersTable implements TestExecutionListener {

	private static final String FORMAT = "%-14s %-32s %-28s %s%n";

	@Override
	public void testPlanExecutionFinished(TestPlan plan) {
		List<ServerResult> results = TestServers.started();
		if (results.isEmpty()) {
			return;
		}
		String table = table(results);
		System.out.println(table);
		try {
			Path target = Path.of(System.getProperty("basedir", ""), "target");
			Files.writeString(Files.createDirectories(target).resolve("servers-table.txt"), table);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static String table(List<ServerResult> results) {
		StringBuilder table = new StringBuilder();
		table.append(FORMAT.formatted("SERVER", "VERSION", "DRIVER", "TESTS"));
		for (ServerResult result : results) {
			TestServer server = result.server();
			if (server == null) {
				table.append(FORMAT.formatted(result.name(), "-", "-", whyNot(result)));
				continue;
			}
			for (String row : rows(server)) {
				table.append(row);
			}
		}
		return table.toString();
	}

	private static List<String> rows(TestServer server) {
		List<String> rows = new ArrayList<>();
		for (TestDriver driver : server.drivers()) {
			TargetTally.Counts counts = TargetTally.of(new TestTarget(server, driver));
			rows.add(FORMAT.formatted(server.name(), server.version(), driver + " " + version(server, driver),
					counts.run() + " run, " + counts.failed() + " failed, " + counts.skipped() + " skipped"));
		}
		return rows;
	}

	private static String version(TestServer server, TestDriver driver) {
		try (Connection connection = DriverManager.getConnection(driver.url(server, "", ""), server.user(),
				server.password())) {
			// Connector/J: mysql-connector-j-9.7.0 (Revision: ...)
			return connection.getMetaData().getDriverVersion().replaceFirst("^mysql-connector-j-(\\S+).*$", "$1");
		}
		catch (SQLException ex) {
			return "(no longer answers: " + ex.getMessage() + ")";
		}
	}

	private static String whyNot(ServerResult result) {
		// One line for each server, whatever a failed start had to say.
		String reason = String.valueOf(result.reason()).lines().findFirst().orElse("");
		return switch (result.outcome()) {
			case MISSING -> "MISSING: " + reason;
			case REPLACED -> "replaced by another: " + reason;
			default -> "skipped: " + reason;
		};
	}

}
