package io.duplicatekey.behaviour;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

import javax.sql.DataSource;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.orm.jpa.EntityManagerHolder;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

import com.zaxxer.hikari.HikariDataSource;
import io.duplicatekey.DuplicateEntryException;
import io.duplicatekey.DuplicateKeyViolation;
import io.duplicatekey.autoconfigure.DuplicateKeyAutoConfiguration;
import io.duplicatekey.behaviour.app.EmailTakenException;
import io.duplicatekey.behaviour.app.User;
import io.duplicatekey.behaviour.app.UserRepository;
import io.duplicatekey.servers.ServerTest;
import io.duplicatekey.servers.TestDatabase;
import io.duplicatekey.servers.TestTarget;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * What finding out the columns may cost, and what it may not.
 */
class LookUpIT {

	private static final String INSERT = "INSERT INTO users (email, handle) VALUES ('ann@example.com', 'bob')";

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(DuplicateKeyAutoConfiguration.class));

	@ServerTest
	@Timeout(20)
	void usesTheOnlyConnectionOfThePoolInsideATransaction(TestDatabase database) throws SQLException {
		createUsers(database);
		DataSource pool = database.pool(1, "");
		withTemplate(pool, (template) -> {
			TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(pool));
			long start = System.nanoTime();
			DuplicateKeyViolation violation = violationOf(
					() -> transaction.executeWithoutResult((status) -> template.update(INSERT)));
			assertThat(violation.columns()).containsExactly("email");
			assertThat(violation.schema()).isEqualTo(database.name());
			assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(4));
		});
	}

	@ServerTest
	@Timeout(20)
	void usesTheConnectionThatAnOpenSessionHolds(TestTarget target) {
		// The pool of this context has one connection, which the session keeps after its
		// transaction: an "open session in view".
		BehaviourContext context = BehaviourContext.of(target, "spring.application.name=open-session");
		EntityManagerFactory factory = context.bean(EntityManagerFactory.class);
		EntityManager session = factory.createEntityManager();
		TransactionSynchronizationManager.bindResource(factory, new EntityManagerHolder(session));
		try {
			DuplicateKeyViolation violation = violationOf(
					() -> context.bean(UserRepository.class).save(new User("ann@example.com", "bob")));
			assertThat(violation.columns()).containsExactly("email_address");
		}
		finally {
			TransactionSynchronizationManager.unbindResource(factory);
			session.close();
		}
	}

	@ServerTest
	void asksOnceForAKey(TestDatabase database) throws SQLException {
		createUsers(database);
		CountingDataSource counting = new CountingDataSource(database.dataSource(""));
		withTemplate(counting, (template) -> {
			assertThat(violationOf(() -> template.update(INSERT)).columns()).containsExactly("email");
			int before = counting.connections();
			assertThat(violationOf(() -> template.update(INSERT)).columns()).containsExactly("email");
			assertThat(counting.connections()).as("the statement's own").isEqualTo(before + 1);
		});
	}

	@ServerTest
	void takesNoConnectionWithoutADuplicate(TestDatabase database) throws SQLException {
		createUsers(database);
		CountingDataSource counting = new CountingDataSource(database.dataSource(""));
		withTemplate(counting, (template) -> {
			assertThat(counting.connections()).as("at start").isZero();
			template.update("INSERT INTO users (email, handle) VALUES ('bob@example.com', 'bob')");
			assertThat(counting.connections()).isOne();
			assertThat(catchThrowable(() -> template.update("INSERT INTO nowhere VALUES (1)"))).isNotNull();
			assertThat(counting.connections()).isEqualTo(2);
		});
	}

	@ServerTest
	void costsOnlyTheColumnsWithoutPrivilege(TestDatabase database) throws SQLException {
		createUsers(database);
		JdbcTemplate root = new JdbcTemplate(database.dataSource(""));
		String user = "u_" + database.name();
		root.execute("CREATE USER " + user + " IDENTIFIED BY 'secret'");
		root.execute("CREATE SQL SECURITY DEFINER VIEW vw AS SELECT id, email, handle FROM users");
		root.execute("GRANT INSERT ON " + database.name() + ".vw TO " + user);
		try {
			withTemplate(new org.springframework.jdbc.datasource.DriverManagerDataSource(database.jdbcUrl(""), user,
					"secret"), (template) -> {
						DuplicateKeyViolation violation = violationOf(() -> template
							.update("INSERT INTO vw (email, handle) VALUES ('ann@example.com', 'bob')"));
						assertThat(violation.constraint()).isEqualTo("uk_users_email");
						assertThat(violation.table()).isEqualTo(ServerMessages.nameTheTable(database) ? "users" : null);
						assertThat(violation.columns()).isEmpty();
					});
		}
		finally {
			root.execute("DROP USER " + user);
		}
	}

	@ServerTest
	@Timeout(20)
	void costsOnlyTheColumnsWithAClosedPool(TestDatabase database) throws SQLException {
		createUsers(database);
		HikariDataSource pool = (HikariDataSource) database.pool(1, "");
		withTemplate(new ClosingDataSource(pool), (template) -> {
			DuplicateKeyViolation violation = violationOf(() -> template.update(INSERT));
			assertThat(violation.constraint()).isEqualTo("uk_users_email");
			assertThat(violation.columns()).isEmpty();
		});
	}

	@ServerTest
	void isLeftOutWhenSwitchedOff(TestDatabase database) throws SQLException {
		createUsers(database);
		CountingDataSource counting = new CountingDataSource(database.dataSource(""));
		this.runner.withPropertyValues("duplicate-key.resolve-columns=false")
			.withBean(DataSource.class, () -> counting)
			.withBean(JdbcTemplate.class, () -> new JdbcTemplate(counting))
			.run((context) -> {
				DuplicateKeyViolation violation = violationOf(() -> context.getBean(JdbcTemplate.class).update(INSERT));
				assertThat(violation.constraint()).isEqualTo("uk_users_email");
				assertThat(violation.columns()).isEmpty();
				assertThat(counting.connections()).isOne();
			});
	}

	@ServerTest
	void exposesTheValueWhenSwitchedOn(TestDatabase database) throws SQLException {
		createUsers(database);
		DataSource dataSource = database.dataSource("");
		this.runner.withPropertyValues("duplicate-key.expose-values=true")
			.withBean(DataSource.class, () -> dataSource)
			.withBean(JdbcTemplate.class, () -> new JdbcTemplate(dataSource))
			.run((context) -> {
				Throwable thrown = catchThrowable(() -> context.getBean(JdbcTemplate.class).update(INSERT));
				assertThat(thrown).hasMessageContaining("ann@example.com");
				assertThat(((DuplicateEntryException) thrown).getViolation().value()).contains("ann@example.com");
			});
	}

	@ServerTest
	void tellsSeveralDataSourcesApart(TestDatabase database) throws SQLException {
		createUsers(database);
		DataSource ours = database.dataSource("");
		try (TestDatabase other = TestDatabase.create(database.target())) {
			// The same table and key, but on other columns.
			new JdbcTemplate(other.dataSource(""))
				.execute("CREATE TABLE users (id INT PRIMARY KEY, mail VARCHAR(50), UNIQUE KEY uk_users_email (mail))");
			DataSource theirs = other.dataSource("");
			this.runner.withBean("one", DataSource.class, () -> ours)
				.withBean("two", DataSource.class, () -> theirs)
				.withBean("templateOne", JdbcTemplate.class, () -> new JdbcTemplate(ours))
				.withBean("templateTwo", JdbcTemplate.class, () -> new JdbcTemplate(theirs))
				.withBean(DataSourceTransactionManager.class, () -> new JdbcTransactionManager(theirs))
				.run((context) -> {
					JdbcTemplate two = context.getBean("templateTwo", JdbcTemplate.class);
					two.update("INSERT INTO users VALUES (1, 'ann@example.com')");
					assertThat(violationOf(() -> context.getBean("templateOne", JdbcTemplate.class).update(INSERT))
						.columns()).containsExactly("email");
					DuplicateKeyViolation violation = violationOf(
							() -> two.update("INSERT INTO users VALUES (2, 'ann@example.com')"));
					assertThat(violation.columns()).containsExactly("mail");
					assertThat(violation.schema()).isEqualTo(other.name());
				});
		}
	}

	@ServerTest
	void mapsAClassOfTheApplication(TestTarget target) {
		BehaviourContext context = BehaviourContext.of(target);
		assertThat(catchThrowable(() -> context.bean(UserRepository.class).save(new User("ann@example.com", "bob"))))
			.isInstanceOf(EmailTakenException.class);
	}

	private static void createUsers(TestDatabase database) {
		JdbcTemplate template = new JdbcTemplate(database.dataSource(""));
		template.execute("CREATE TABLE users (id INT AUTO_INCREMENT PRIMARY KEY, email VARCHAR(50), handle VARCHAR(20),"
				+ " UNIQUE KEY uk_users_email (email))");
		template.update("INSERT INTO users (email, handle) VALUES ('ann@example.com', 'ann')");
	}

	private void withTemplate(DataSource dataSource, java.util.function.Consumer<JdbcTemplate> test) {
		this.runner.withBean(DataSource.class, () -> dataSource)
			.withBean(JdbcTemplate.class, () -> new JdbcTemplate(dataSource))
			.run((context) -> test.accept(context.getBean(JdbcTemplate.class)));
	}

	private static DuplicateKeyViolation violationOf(ThrowingCallable action) {
		Throwable thrown = catchThrowable(action);
		assertThat(thrown).isInstanceOf(DuplicateEntryException.class);
		return ((DuplicateEntryException) thrown).getViolation();
	}

	/**
	 * A pool that is closed as soon as its first connection is given back.
	 */
	private static final class ClosingDataSource extends org.springframework.jdbc.datasource.DelegatingDataSource {

		private int given;

		ClosingDataSource(DataSource pool) {
			super(pool);
		}

		@Override
		public Connection getConnection() throws SQLException {
			if (this.given++ > 0) {
				throw new SQLException("The pool is closed");
			}
			return super.getConnection();
		}

	}

	/**
	 * Not a DelegatingDataSource: one of an application's own can change the schema, and
	 * is asked for it each time.
	 */
	private static final class CountingDataSource extends AbstractDataSource {

		private final DataSource target;

		private int connections;

		CountingDataSource(DataSource target) {
			this.target = target;
		}

		@Override
		public Connection getConnection() throws SQLException {
			this.connections++;
			return this.target.getConnection();
		}

		@Override
		public Connection getConnection(String username, String password) throws SQLException {
			throw new UnsupportedOperationException("Nobody needs it");
		}

		int connections() {
			return this.connections;
		}

	}

}
