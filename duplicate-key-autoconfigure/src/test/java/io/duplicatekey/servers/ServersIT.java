package io.duplicatekey.servers;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.Statement;

import javax.sql.DataSource;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * The harness itself: each server is what it is called, and gives what the other suites
 * build on.
 */
class ServersIT {

	@BeforeEach
	void createTable(TestDatabase database) throws SQLException {
		try (Connection connection = database.connection(""); Statement statement = connection.createStatement()) {
			statement
				.execute("CREATE TABLE users (id INT PRIMARY KEY, email VARCHAR(50), UNIQUE KEY uk_email (email))");
			statement.execute("INSERT INTO users VALUES (1, 'ann@example.com')");
		}
	}

	@AfterEach
	void databaseIsStillThere(TestDatabase database) {
		assertThat(new JdbcTemplate(database.dataSource("")).queryForObject("SELECT DATABASE()", String.class))
			.isEqualTo(database.name());
	}

	@ServerTest
	void isTheVersionThatItsNameSays(TestServer server, TestDatabase database) {
		assumeThat(server.name()).as("a name with a version in it").contains("-");
		String[] familyAndVersion = server.name().split("-", 2);
		assertThat(server.isMariaDb()).isEqualTo("mariadb".equals(familyAndVersion[0]));
		assertThat(new JdbcTemplate(database.dataSource("")).queryForObject("SELECT VERSION()", String.class))
			.startsWith(familyAndVersion[1] + (familyAndVersion[1].matches("\\d+\\.\\d+") ? "." : ""));
	}

	@ServerTest
	void usesTheDriverUnderTest(TestDatabase database) throws SQLException {
		try (Connection connection = database.connection("")) {
			assertThat(connection.getClass().getName())
				.startsWith((database.target().driver() == TestDriver.MARIADB) ? "org.mariadb.jdbc." : "com.mysql.cj.");
		}
	}

	@ServerTest
	void reportsADuplicate(TestDatabase database) throws SQLException {
		try (Connection connection = database.connection(""); Statement statement = connection.createStatement()) {
			assertThatExceptionOfType(SQLIntegrityConstraintViolationException.class)
				.isThrownBy(() -> statement.execute("INSERT INTO users VALUES (2, 'ann@example.com')"))
				.satisfies((ex) -> assertThat(ex.getErrorCode()).isEqualTo(1062))
				.satisfies((ex) -> assertThat(ex.getSQLState()).isEqualTo("23000"))
				.withMessageContaining("uk_email");
		}
	}

	@ServerTest
	void checksPrivileges(TestDatabase database) throws SQLException {
		JdbcTemplate template = new JdbcTemplate(database.dataSource(""));
		// MySQL 5.6 allows 16 characters, and prefers an anonymous user of this host to a
		// named one of any host.
		String name = "u" + database.name();
		String host = template.queryForObject("SELECT SUBSTRING_INDEX(USER(), '@', -1)", String.class);
		String user = name + "@'" + host + "'";
		template.execute("CREATE USER " + user + " IDENTIFIED BY 'secret'");
		try {
			template.execute("GRANT INSERT ON " + database.name() + ".users TO " + user);
			try (Connection connection = DriverManager.getConnection(database.jdbcUrl(""), name, "secret");
					Statement statement = connection.createStatement()) {
				assertThat(statement.executeUpdate("INSERT INTO users VALUES (2, 'bob@example.com')")).isOne();
				assertThatExceptionOfType(SQLException.class)
					.isThrownBy(() -> statement.executeQuery("SELECT * FROM users"))
					.satisfies((ex) -> assertThat(ex.getErrorCode()).isEqualTo(1142));
			}
		}
		finally {
			template.execute("DROP USER " + user);
		}
	}

	@ServerTest
	void limitsAPool(TestDatabase database) throws SQLException {
		DataSource pool = database.pool(1, "");
		try (Connection held = pool.getConnection()) {
			assertThat(held.isValid(1)).isTrue();
			assertThatExceptionOfType(SQLException.class).isThrownBy(pool::getConnection);
		}
	}

}
