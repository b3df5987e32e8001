package io.duplicatekey.behaviour;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

import javax.sql.DataSource;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;
import org.springframework.jdbc.datasource.lookup.AbstractRoutingDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

import io.duplicatekey.DuplicateEntryException;
import io.duplicatekey.DuplicateKeyViolation;
import io.duplicatekey.autoconfigure.DuplicateKeyAutoConfiguration;
import io.duplicatekey.behaviour.app.Registration;
import io.duplicatekey.servers.ServerTest;
import io.duplicatekey.servers.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * Data sources that are not what they look like, and what a look-up must leave as it is.
 */
class DataSourcesIT {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(DuplicateKeyAutoConfiguration.class))
		.withBean(Registration.class);

	@ServerTest
	void aRoutedTableWithATriggerIsNotClaimed(TestDatabase database) {
		JdbcTemplate root = new JdbcTemplate(database.dataSource(""));
		root.execute("CREATE TABLE t (id INT PRIMARY KEY, v INT)");
		root.execute("CREATE TABLE audit (id INT PRIMARY KEY)");
		root.execute("INSERT INTO audit VALUES (1)");
		root.execute("CREATE TRIGGER tr AFTER INSERT ON t FOR EACH ROW INSERT INTO audit VALUES (1)");
		withTemplate(new RoutingDataSource(Map.of("one", database.dataSource("")), new AtomicReference<>("one")),
				(template) -> assertThat(violationOf(() -> template.update("INSERT INTO t VALUES (2, 2)")).table())
					.isNotEqualTo("t"));
	}

	@ServerTest
	void aRoutedTableIsThatOfItsOwnSchema(TestDatabase first) throws SQLException {
		try (TestDatabase second = TestDatabase.create(first.target())) {
			createTable(first, "v");
			createTable(second, "w");
			AtomicReference<String> route = new AtomicReference<>("first");
			RoutingDataSource routing = new RoutingDataSource(
					Map.of("first", first.dataSource(""), "second", second.dataSource("")), route);
			for (DataSource dataSource : List.of(routing, new LazyConnectionDataSourceProxy(routing))) {
				withTemplate(dataSource, (template) -> {
					route.set("first");
					DuplicateKeyViolation inFirst = violationOf(() -> template.update("INSERT INTO t VALUES (2, 5)"));
					assertThat(inFirst.columns()).containsExactly("v");
					assertThat(inFirst.schema()).isNull();
					route.set("second");
					DuplicateKeyViolation inSecond = violationOf(() -> template.update("INSERT INTO t VALUES (2, 5)"));
					assertThat(inSecond.columns()).containsExactly("w");
					assertThat(inSecond.schema()).isNull();
				});
			}
		}
	}

	@ServerTest
	void aDataSourceThatSetsTheSchemaByTheThreadIsNotTakenForOneSchema(TestDatabase first) throws SQLException {
		try (TestDatabase second = TestDatabase.create(first.target())) {
			createTable(first, "v");
			createTable(second, "w");
			AtomicReference<String> tenant = new AtomicReference<>(first.name());
			withTemplate(new TenantDataSource(first.pool(2, ""), tenant), (template) -> {
				DuplicateKeyViolation inFirst = violationOf(() -> template.update("INSERT INTO t VALUES (2, 5)"));
				assertThat(inFirst.columns()).containsExactly("v");
				tenant.set(second.name());
				DuplicateKeyViolation inSecond = violationOf(() -> template.update("INSERT INTO t VALUES (2, 5)"));
				assertThat(inSecond.columns()).containsExactly("w");
				assertThat(inSecond.schema()).isNull();
			});
		}
	}

	@ServerTest
	void otherDatabasesAreNotAsked(TestDatabase database) {
		createTable(database, "v");
		DataSource mysql = database.dataSource("");
		List<String> calls = new ArrayList<>();
		DataSource h2 = recording(new DriverManagerDataSource("jdbc:h2:mem:other"), calls);
		this.runner.withBean("mysql", DataSource.class, () -> mysql)
			.withBean("h2", DataSource.class, () -> h2)
			.run((context) -> {
				TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(h2));
				transaction.executeWithoutResult((status) -> {
					calls.clear();
					DuplicateKeyViolation violation = violationOf(
							() -> context.getBean(Registration.class).advised(() -> {
								try (Connection connection = mysql.getConnection()) {
									connection.createStatement().executeUpdate("INSERT INTO t VALUES (2, 5)");
								}
							}));
					assertThat(violation.constraint()).isEqualTo("uk");
					assertThat(calls).doesNotContain("createStatement", "prepareStatement");
				});
			});
	}

	@ServerTest
	void aConnectionOutOfReachIsNotRememberedAsAFailure(TestDatabase database) {
		createTable(database, "v");
		withTemplate(database.dataSource(""), (template) -> {
			TransactionSynchronizationManager.setActualTransactionActive(true);
			try {
				assertThat(violationOf(() -> template.update("INSERT INTO t VALUES (2, 5)")).columns()).isEmpty();
			}
			finally {
				TransactionSynchronizationManager.setActualTransactionActive(false);
			}
			assertThat(violationOf(() -> template.update("INSERT INTO t VALUES (2, 5)")).columns())
				.containsExactly("v");
		});
	}

	@ServerTest
	void theTransactionStaysAsItIs(TestDatabase database) {
		createTable(database, "v");
		JdbcTemplate outside = new JdbcTemplate(database.dataSource(""));
		outside.execute("CREATE TABLE other (id INT)");
		DataSource dataSource = database.dataSource("");
		withTemplate(dataSource, (template) -> {
			TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
			for (boolean keyIsKnown : new boolean[] { false, true }) {
				outside.update("DELETE FROM other");
				transaction.executeWithoutResult((status) -> {
					Connection connection = DataSourceUtils.getConnection(dataSource);
					DuplicateKeyViolation violation = violationOf(() -> template.update("INSERT INTO t VALUES (2, 5)"));
					assertThat(violation.columns()).containsExactly("v");
					assertThat(DataSourceUtils.getConnection(dataSource)).isSameAs(connection);
					outside.update("INSERT INTO other VALUES (3)");
					// MySQL reads its dictionary in the transaction, whose snapshot
					// is of that moment then. Once the key is known there is
					// nothing to read.
					boolean hasSnapshot = !database.target().server().isMariaDb() && !keyIsKnown;
					assertThat(template.queryForObject("SELECT COUNT(*) FROM other", Integer.class))
						.isEqualTo(hasSnapshot ? 0 : 1);
					assertThat(status.isRollbackOnly()).isFalse();
				});
				assertThat(TransactionSynchronizationManager.getResourceMap()).isEmpty();
			}
		});
	}

	private static void createTable(TestDatabase database, String column) {
		JdbcTemplate template = new JdbcTemplate(database.dataSource(""));
		template.execute("CREATE TABLE t (id INT PRIMARY KEY, " + column + " INT, UNIQUE KEY uk (" + column + "))");
		template.execute("INSERT INTO t VALUES (1, 5)");
	}

	private void withTemplate(DataSource dataSource, java.util.function.Consumer<JdbcTemplate> test) {
		this.runner.withBean(DataSource.class, () -> dataSource, (definition) -> definition.setDestroyMethodName(""))
			.withBean(JdbcTemplate.class, () -> new JdbcTemplate(dataSource))
			.run((context) -> test.accept(context.getBean(JdbcTemplate.class)));
	}

	private static DuplicateKeyViolation violationOf(ThrowingCallable action) {
		Throwable thrown = catchThrowable(action);
		assertThat(thrown).isInstanceOf(DuplicateEntryException.class);
		return ((DuplicateEntryException) thrown).getViolation();
	}

	private static DataSource recording(DataSource dataSource, List<String> calls) {
		return new DelegatingDataSource(dataSource) {
			@Override
			public Connection getConnection() throws SQLException {
				Connection connection = super.getConnection();
				return (Connection) Proxy.newProxyInstance(getClass().getClassLoader(),
						new Class<?>[] { Connection.class }, (proxy, method, arguments) -> {
							calls.add(method.getName());
							return method.invoke(connection, arguments);
						});
			}
		};
	}

	private static final class TenantDataSource extends DelegatingDataSource {

		private final AtomicReference<String> tenant;

		TenantDataSource(DataSource target, AtomicReference<String> tenant) {
			super(target);
			this.tenant = tenant;
		}

		@Override
		public Connection getConnection() throws SQLException {
			Connection connection = super.getConnection();
			connection.setCatalog(this.tenant.get());
			return connection;
		}

	}

	private static final class RoutingDataSource extends AbstractRoutingDataSource {

		private final AtomicReference<String> route;

		RoutingDataSource(Map<Object, Object> targets, AtomicReference<String> route) {
			this.route = route;
			setTargetDataSources(targets);
			afterPropertiesSet();
		}

		@Override
		protected Object determineCurrentLookupKey() {
			return this.route.get();
		}

	}

}
