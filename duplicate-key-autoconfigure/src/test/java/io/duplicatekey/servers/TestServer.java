package io.duplicatekey.servers;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * A running server.
 *
 * @param name the name it is required and reported by, for example {@code mysql-8.0.33}
 * @param authority its host and port as in a URL
 * @param user a user with all privileges
 * @param password that user's password, empty for none
 * @param options further options for every URL as in its query, empty for none
 * @param version what the server says its version is
 */
public record TestServer(String name, String authority, String user, String password, String options, String version) {

	/**
	 * Log in to a server and ask for its version.
	 */
	static TestServer connect(String name, String authority, String user, String password, String options)
			throws SQLException {
		TestServer server = new TestServer(name, authority, user, password, options, "");
		try (Connection connection = server.connection();
				Statement statement = connection.createStatement();
				ResultSet result = statement.executeQuery("SELECT VERSION()")) {
			result.next();
			return new TestServer(name, authority, user, password, options, result.getString(1));
		}
	}

	/**
	 * Whether this is a MariaDB.
	 * @return {@code false} for MySQL
	 */
	public boolean isMariaDb() {
		return this.version.contains("MariaDB");
	}

	/**
	 * The drivers to test this server with.
	 * @return at least one
	 */
	List<TestDriver> drivers() {
		return isMariaDb() ? List.of(TestDriver.values()) : List.of(TestDriver.CONNECTOR_J);
	}

	/**
	 * A connection to no database, as {@link #user()}.
	 * @return the connection
	 * @throws SQLException if the server does not answer
	 */
	public Connection connection() throws SQLException {
		return DriverManager.getConnection(TestDriver.CONNECTOR_J.url(this, "", ""), this.user, this.password);
	}

	@Override
	public String toString() {
		return this.name + " (" + this.version + ")";
	}

}
