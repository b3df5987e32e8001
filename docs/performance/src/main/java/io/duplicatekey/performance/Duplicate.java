package io.duplicatekey.performance;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.Statement;
import java.util.UUID;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.transaction.support.DefaultTransactionDefinition;

/**
 * A duplicate that a server really reported, the data source it came from, and what was
 * asked of both since.
 */
final class Duplicate implements AutoCloseable {

	static final String SQL = "INSERT INTO users (email, handle, name) VALUES ('ann@example.com', 'ann2', 'Ann')";

	private static final String TABLE = """
			CREATE TABLE users (id BIGINT AUTO_INCREMENT PRIMARY KEY, email VARCHAR(100) NOT NULL, handle VARCHAR(50),
			name VARCHAR(100), UNIQUE KEY uk_users_email (email), UNIQUE KEY uk_users_handle (handle))""";

	private final MeasuredServer server;

	private final String database = "dk_" + UUID.randomUUID().toString().replace('-', '_');

	private final HikariDataSource pool;

	private final CountingDataSource dataSource;

	private final SQLException error;

	private @Nullable Connection held;

	private long connections;

	private long questions;

	Duplicate(MeasuredServer server) throws SQLException {
		this.server = server;
		HikariConfig configuration = new HikariConfig();
		configuration.setJdbcUrl(server.url(this.database));
		configuration.setMaximumPoolSize(2);
		this.pool = new HikariDataSource(configuration);
		this.dataSource = new CountingDataSource(this.pool);
		this.error = provoke();
	}

	private SQLException provoke() throws SQLException {
		try (Connection connection = this.dataSource.getConnection();
				Statement statement = connection.createStatement()) {
			statement.execute(TABLE);
			statement.execute("INSERT INTO users (email, handle, name) VALUES ('ann@example.com', 'ann', 'Ann')");
			try {
				statement.execute(SQL);
			}
			catch (SQLException ex) {
				return ex;
			}
			throw new IllegalStateException("The server took a duplicate");
		}
	}

	CountingDataSource dataSource() {
		return this.dataSource;
	}

	/**
	 * The failure, new each time as a server's is: listeners are told once of each.
	 */
	SQLException error() {
		return new Repeated(this.error);
	}

	/**
	 * Hold a connection on this thread from now on, as a transactional method does.
	 */
	void beginTransaction() {
		new DataSourceTransactionManager(this.dataSource).getTransaction(new DefaultTransactionDefinition());
		this.held = DataSourceUtils.getConnection(this.dataSource);
	}

	/**
	 * Note what was asked up to now.
	 */
	void mark() throws SQLException {
		this.connections = this.dataSource.connections();
		this.questions = (this.held != null) ? MeasuredServer.counter(this.held, "SESSION", "Questions") : 0;
	}

	/**
	 * Fail if a connection was asked for since the mark, or the held one was used.
	 */
	void assertNothingAsked() throws SQLException {
		long connections = this.dataSource.connections() - this.connections;
		// Reading the counter counts as one.
		long questions = (this.held != null)
				? MeasuredServer.counter(this.held, "SESSION", "Questions") - this.questions - 1 : 0;
		if (connections != 0 || questions != 0) {
			throw new IllegalStateException("With the key known, " + connections + " connections were asked for and "
					+ questions + " statements sent");
		}
		System.out.println("Since the key is known: no connection asked for, no statement sent");
	}

	@Override
	public void close() throws SQLException {
		this.pool.close();
		try (Connection connection = this.server.connection(); Statement statement = connection.createStatement()) {
			statement.execute("DROP DATABASE " + this.database);
		}
	}

	/**
	 * What the server reported, without a stack trace: making one is the driver's work.
	 */
	private static final class Repeated extends SQLIntegrityConstraintViolationException {

		private static final long serialVersionUID = 1L;

		Repeated(SQLException error) {
			super(error.getMessage(), error.getSQLState(), error.getErrorCode());
		}

		@Override
		public synchronized Throwable fillInStackTrace() {
			return this;
		}

	}

}
