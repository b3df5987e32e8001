package io.duplicatekey.servers;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * An empty database of a test's own. Tests annotated with {@link ServerTest} take one as
 * a parameter, also in their {@code @BeforeEach} and {@code @AfterEach} methods; it is
 * dropped after them.
 */
public final class TestDatabase implements AutoCloseable {

	private static final AtomicInteger COUNTER = new AtomicInteger();

	private final TestTarget target;

	private final String name = "dk_" + ProcessHandle.current().pid() + "_" + COUNTER.incrementAndGet();

	private final List<HikariDataSource> pools = new ArrayList<>();

	TestDatabase(TestTarget target) throws SQLException {
		this.target = target;
		execute("CREATE DATABASE " + this.name);
	}

	/**
	 * Create a database that serves several tests, and is theirs to close.
	 * @param target what to create it on
	 * @return the database
	 * @throws SQLException if it cannot be created
	 */
	public static TestDatabase create(TestTarget target) throws SQLException {
		return new TestDatabase(target);
	}

	/**
	 * What the test runs against.
	 * @return the server and the driver
	 */
	public TestTarget target() {
		return this.target;
	}

	/**
	 * The database's name.
	 * @return the name, which needs no quotes
	 */
	public String name() {
		return this.name;
	}

	/**
	 * The URL for the driver under test.
	 * @param options driver options as in a URL's query, for example
	 * {@code rewriteBatchedStatements=true}; empty for none
	 * @return the URL, without user and password
	 */
	public String jdbcUrl(String options) {
		return this.target.driver().url(this.target.server(), this.name, options);
	}

	/**
	 * A connection of its own.
	 * @param options see {@link #jdbcUrl(String)}
	 * @return a new connection, to be closed by the test
	 * @throws SQLException if there is none to be had
	 */
	public Connection connection(String options) throws SQLException {
		return DriverManager.getConnection(jdbcUrl(options), this.target.server().user(),
				this.target.server().password());
	}

	/**
	 * A data source without a pool.
	 * @param options see {@link #jdbcUrl(String)}
	 * @return a data source that opens a connection each time
	 */
	public DataSource dataSource(String options) {
		return new DriverManagerDataSource(jdbcUrl(options), this.target.server().user(),
				this.target.server().password());
	}

	/**
	 * A data source with a pool, which is closed with the database.
	 * @param size the greatest number of connections
	 * @param options see {@link #jdbcUrl(String)}
	 * @return a data source that gives up after two seconds without a free connection
	 */
	public DataSource pool(int size, String options) {
		HikariConfig configuration = new HikariConfig();
		configuration.setJdbcUrl(jdbcUrl(options));
		configuration.setUsername(this.target.server().user());
		configuration.setPassword(this.target.server().password());
		configuration.setMaximumPoolSize(size);
		configuration.setConnectionTimeout(2000);
		HikariDataSource pool = new HikariDataSource(configuration);
		this.pools.add(pool);
		return pool;
	}

	/**
	 * The properties for a Spring Boot application on this database.
	 * @param options see {@link #jdbcUrl(String)}
	 * @return properties, each as {@code key=value}
	 */
	public String[] properties(String options) {
		List<String> properties = new ArrayList<>();
		properties.add("spring.datasource.url=" + jdbcUrl(options));
		properties.add("spring.datasource.username=" + this.target.server().user());
		properties.add("spring.datasource.password=" + this.target.server().password());
		properties.add("spring.datasource.driver-class-name=" + this.target.driver().className());
		if (this.target.server().isMariaDb()) {
			// Hibernate takes what Connector/J reports for a MySQL.
			properties.add("spring.jpa.properties.hibernate.dialect=org.hibernate.dialect.MariaDBDialect");
		}
		return properties.toArray(String[]::new);
	}

	/**
	 * Close the pools and drop the database.
	 * @throws SQLException if it cannot be dropped, for instance because a connection
	 * with an open transaction was left behind
	 */
	@Override
	public void close() throws SQLException {
		this.pools.forEach(HikariDataSource::close);
		execute("SET SESSION lock_wait_timeout = 10", "DROP DATABASE " + this.name);
	}

	private void execute(String... commands) throws SQLException {
		try (Connection connection = this.target.server().connection();
				Statement statement = connection.createStatement()) {
			for (String command : commands) {
				statement.execute(command);
			}
		}
	}

}
