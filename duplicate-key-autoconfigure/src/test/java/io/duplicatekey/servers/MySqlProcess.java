package io.duplicatekey.servers;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A mysqld with an empty data folder, for as long as this JVM lives.
 */
final class MySqlProcess {

	private static final Duration START_TIMEOUT = Duration.ofSeconds(120);

	private final Path home;

	private final Path folder;

	MySqlProcess(Path home, Path folder) {
		this.home = home;
		this.folder = folder;
	}

	/**
	 * Initialize, start, and wait for a login.
	 * @return the port
	 */
	int start() throws Exception {
		Path log = this.folder.resolve("init.log");
		Process initialization = launch(log, List.of("--initialize-insecure"));
		if (!initialization.waitFor(START_TIMEOUT.toSeconds(), TimeUnit.SECONDS) || initialization.exitValue() != 0) {
			initialization.destroyForcibly();
			throw new IllegalStateException("mysqld did not initialize: " + ServerFiles.tail(log));
		}
		int port = freePort();
		log = this.folder.resolve("server.log");
		Process server = launch(log, List.of("--port=" + port));
		ServerGuard.guard(server.toHandle(), this.folder);
		awaitLogin(server, port, log);
		return port;
	}

	private Process launch(Path log, List<String> arguments) throws IOException {
		Path tmp = Files.createDirectories(this.folder.resolve("tmp"));
		List<String> command = new ArrayList<>(List.of(this.home.resolve("bin/mysqld").toString(), "--no-defaults",
				"--basedir=" + this.home, "--plugin-dir=" + this.home.resolve("lib/plugin"),
				"--datadir=" + this.folder.resolve("data"), "--tmpdir=" + tmp,
				"--socket=" + this.folder.resolve("socket"), "--pid-file=" + this.folder.resolve("pid"),
				"--bind-address=127.0.0.1", "--mysqlx=OFF", "--skip-log-bin", "--local-infile=ON",
				"--performance-schema=ON", "--innodb-flush-log-at-trx-commit=2", "--innodb-buffer-pool-size=32M",
				"--innodb-redo-log-capacity=16M"));
		if ("root".equals(System.getProperty("user.name"))) {
			command.add("--user=root");
		}
		command.addAll(arguments);
		return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
	}

	private void awaitLogin(Process server, int port, Path log) throws Exception {
		long end = System.nanoTime() + START_TIMEOUT.toNanos();
		while (server.isAlive()) {
			try {
				TestServer.connect("mysql", "127.0.0.1:" + port, "root", "", "");
				return;
			}
			catch (SQLException ex) {
				if (System.nanoTime() > end) {
					throw new IllegalStateException("mysqld lets nobody in: " + ServerFiles.tail(log), ex);
				}
				Thread.sleep(100);
			}
		}
		throw new IllegalStateException("mysqld ended: " + ServerFiles.tail(log));
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0)) {
			return socket.getLocalPort();
		}
	}

}
