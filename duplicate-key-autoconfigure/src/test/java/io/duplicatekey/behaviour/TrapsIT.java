package io.duplicatekey.behaviour;

import java.sql.SQLException;
import java.util.List;

import javax.sql.DataSource;

import org.assertj.core.api.AbstractListAssert;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import io.duplicatekey.DuplicateEntryException;
import io.duplicatekey.DuplicateKeyViolation;
import io.duplicatekey.autoconfigure.DuplicateKeyAutoConfiguration;
import io.duplicatekey.servers.ServerTest;
import io.duplicatekey.servers.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * Duplicates whose message, statement and schema do not say the same: what is claimed is
 * right, and what cannot be told stays unknown.
 */
class TrapsIT {

	private TestDatabase database;

	private JdbcTemplate root;

	/**
	 * Whether the server's message names the table.
	 */
	private boolean tableInMessage;

	@BeforeEach
	void createTables(TestDatabase database) {
		this.database = database;
		this.root = new JdbcTemplate(database.dataSource("allowMultiQueries=true"));
		this.tableInMessage = ServerMessages.nameTheTable(database);
		execute("CREATE TABLE t (id INT PRIMARY KEY, v INT, UNIQUE KEY uk_v (v))",
				"CREATE TABLE audit (id INT AUTO_INCREMENT PRIMARY KEY, w INT, UNIQUE KEY uk_v (w))",
				"INSERT INTO t VALUES (1, 5)", "INSERT INTO audit (w) VALUES (77)");
	}

	@ServerTest
	void trigger(TestDatabase database) {
		execute("CREATE TRIGGER tr AFTER INSERT ON t FOR EACH ROW INSERT INTO audit (w) VALUES (77)");
		assertElsewhere("INSERT INTO t VALUES (2, 6)", "audit", "uk_v", "w");
	}

	@ServerTest
	void ownKeyOfATableWithATrigger(TestDatabase database) {
		execute("CREATE TRIGGER tr AFTER INSERT ON t FOR EACH ROW INSERT INTO audit (w) VALUES (NEW.v)");
		assertElsewhere("INSERT INTO t VALUES (2, 5)", "t", "uk_v", "v");
	}

	@ServerTest
	void triggerOnAnotherSchema(TestDatabase database) throws SQLException {
		try (TestDatabase other = TestDatabase.create(database.target())) {
			execute("CREATE TABLE " + other.name() + ".audit (id INT PRIMARY KEY, x INT, UNIQUE KEY uk_v (x))",
					"INSERT INTO " + other.name() + ".audit VALUES (1, 77)", "CREATE TRIGGER tr AFTER INSERT ON t FOR"
							+ " EACH ROW INSERT INTO " + other.name() + ".audit VALUES (2, 77)");
			DuplicateKeyViolation violation = violationOf("INSERT INTO t VALUES (2, 6)");
			assertThat(violation.constraint()).isEqualTo("uk_v");
			assertThat(violation.table()).isEqualTo(this.tableInMessage ? "audit" : null);
			assertThat(violation.schema()).isNull();
			assertThat(violation.columns()).as("two tables have that name and key").isEmpty();
		}
	}

	@ServerTest
	void triggerOnTheSameTableOfAnotherSchema(TestDatabase database) throws SQLException {
		try (TestDatabase other = TestDatabase.create(database.target())) {
			execute("CREATE TABLE " + other.name() + ".t (id INT PRIMARY KEY, x INT, UNIQUE KEY uk_v (x))",
					"INSERT INTO " + other.name() + ".t VALUES (1, 77)", "CREATE TRIGGER tr AFTER INSERT ON t FOR"
							+ " EACH ROW INSERT INTO " + other.name() + ".t VALUES (2, 77)");
			DuplicateKeyViolation violation = violationOf("INSERT INTO t VALUES (2, 6)");
			assertThat(violation.constraint()).isEqualTo("uk_v");
			assertThat(violation.table()).isEqualTo(this.tableInMessage ? "t" : null);
			assertThat(violation.schema()).isNull();
			assertThat(violation.columns()).as("two tables have that name and key").isEmpty();
		}
	}

	@ServerTest
	void triggerThatTheUserMayNotSee(TestDatabase database) {
		execute("CREATE TRIGGER tr AFTER INSERT ON t FOR EACH ROW INSERT INTO audit (w) VALUES (77)");
		asLimitedUser("GRANT SELECT, INSERT ON " + database.name() + ".t TO ", (template) -> {
			DuplicateKeyViolation violation = violationOf(template, "INSERT INTO t VALUES (2, 6)");
			assertThat(violation.constraint()).isEqualTo("uk_v");
			assertThat(violation.table()).isEqualTo(this.tableInMessage ? "audit" : null);
			assertThat(violation.columns()).isEmpty();
		});
	}

	@ServerTest
	void userWhoMaySeeTriggersOfTheSchemaOnly(TestDatabase database) {
		asLimitedUser("GRANT SELECT, INSERT, TRIGGER ON `" + database.name().replace("_", "\\_") + "`.* TO ",
				(template) -> assertKey(violationOf(template, "INSERT INTO t VALUES (2, 5)"), "t", "uk_v", "v"));
	}

	@ServerTest
	void procedure(TestDatabase database) {
		execute("CREATE PROCEDURE p() INSERT INTO audit (w) VALUES (77)");
		assertElsewhere("CALL p()", "audit", "uk_v", "w");
	}

	@ServerTest
	void function(TestDatabase database) {
		execute("CREATE FUNCTION f() RETURNS INT MODIFIES SQL DATA BEGIN INSERT INTO audit (w) VALUES (77); RETURN 1; END");
		assertElsewhere("INSERT INTO t VALUES (2, f())", "audit", "uk_v", "w");
	}

	@ServerTest
	void view(TestDatabase database) {
		execute("CREATE VIEW vw AS SELECT id AS a, v AS b FROM t");
		assertElsewhere("INSERT INTO vw VALUES (2, 5)", "t", "uk_v", "v");
	}

	@ServerTest
	void statementWithSchema(TestDatabase database) throws SQLException {
		try (TestDatabase other = TestDatabase.create(database.target())) {
			execute("CREATE TABLE " + other.name() + ".t (id INT PRIMARY KEY, x INT, UNIQUE KEY uk_v (x))",
					"INSERT INTO " + other.name() + ".t VALUES (1, 5)");
			DuplicateKeyViolation violation = violationOf("INSERT INTO " + other.name() + ".t VALUES (2, 5)");
			assertKey(violation, "t", "uk_v", "x");
			assertThat(violation.schema()).isEqualTo(other.name());
		}
	}

	@ServerTest
	void temporaryTableThatHidesAnother(TestDatabase database) {
		SingleConnectionDataSource single = new SingleConnectionDataSource(database.jdbcUrl(""),
				database.target().server().user(), database.target().server().password(), true);
		JdbcTemplate template = new JdbcTemplate(single);
		template.execute("CREATE TEMPORARY TABLE t (a INT PRIMARY KEY, b INT, c INT, UNIQUE KEY uk_v (b, c))");
		template.execute("INSERT INTO t VALUES (1, 2, 3)");
		assertKey(violationOf(single, "INSERT INTO t VALUES (2, 2, 3)"), "t", "uk_v", "b", "c");
		single.destroy();
	}

	@ServerTest
	void cascade(TestDatabase database) {
		execute("CREATE TABLE parent (a INT, b INT, PRIMARY KEY (a, b))",
				"CREATE TABLE child (id INT PRIMARY KEY, a INT, b INT, UNIQUE KEY uk_b (b), KEY (a, b),"
						+ " FOREIGN KEY (a, b) REFERENCES parent (a, b) ON UPDATE CASCADE)",
				"INSERT INTO parent VALUES (1, 10), (2, 20)", "INSERT INTO child VALUES (1, 1, 10), (2, 2, 20)");
		assertKey(violationOf("UPDATE parent SET b = 20 WHERE a = 1"), "child", "uk_b", "b");
	}

	@ServerTest
	void dotsInNames(TestDatabase database) {
		execute("CREATE TABLE `a.b` (id INT PRIMARY KEY, v INT, UNIQUE KEY `c.d` (v))",
				"INSERT INTO `a.b` VALUES (1, 5)");
		assertKey(violationOf("INSERT INTO `a.b` VALUES (2, 5)"), "a.b", "c.d", "v");
	}

	@ServerTest
	void twoTablesThatMakeTheSameText(TestDatabase database) {
		execute("CREATE TABLE `x` (id INT PRIMARY KEY, v INT, UNIQUE KEY `y.z` (v))",
				"CREATE TABLE `x.y` (id INT PRIMARY KEY, w INT, UNIQUE KEY `z` (w))", "INSERT INTO x VALUES (1, 5)",
				"INSERT INTO `x.y` VALUES (1, 5)");
		assertKey(violationOf("INSERT INTO `x.y` VALUES (2, 5)"), "x.y", "z", "w");
		assertKey(violationOf("INSERT INTO x VALUES (2, 5)"), "x", "y.z", "v");
	}

	@ServerTest
	void namesThatContainTheMessagesWords(TestDatabase database) {
		execute("CREATE TABLE `x' for key 'y` (id INT PRIMARY KEY, v INT, UNIQUE KEY `a' for key 'b` (v))",
				"INSERT INTO `x' for key 'y` VALUES (1, 5)");
		assertKey(violationOf("INSERT INTO `x' for key 'y` VALUES (2, 5)"), "x' for key 'y", "a' for key 'b", "v");
		assertKey(violationOf("INSERT INTO `x' for key 'y` VALUES (1, 6)"), "x' for key 'y", "PRIMARY", "id");
	}

	@ServerTest
	void valuesThatContainTheMessagesWords(TestDatabase database) {
		execute("CREATE TABLE s (v VARCHAR(60), n INT UNIQUE, UNIQUE KEY uk_s (v))",
				"INSERT INTO s VALUES ('a'' for key ''s.n', 1), ('b'' for key ''n', 2)");
		assertKey(violationOf("INSERT INTO s VALUES ('a'' for key ''s.n', 9)"), "s", "uk_s", "v");
		assertKey(violationOf("INSERT INTO s VALUES ('b'' for key ''n', 9)"), "s", "uk_s", "v");
	}

	@ServerTest
	void caseOfNames(TestDatabase database) {
		assertKey(violationOf("insert into `t` set ID = 1, V = 9"), "t", "PRIMARY", "id");
	}

	@ServerTest
	void expressionInTheKey(TestDatabase database) {
		assumeThat(this.tableInMessage).as("only MySQL 8.0.13 and later have keys on expressions").isTrue();
		execute("CREATE TABLE e (id INT PRIMARY KEY, v VARCHAR(9), UNIQUE KEY uk_e ((lower(v))))",
				"INSERT INTO e VALUES (1, 'a')");
		assertKey(violationOf("INSERT INTO e VALUES (2, 'A')"), "e", "uk_e");
	}

	@ServerTest
	void signalWithTextOfItsOwn(TestDatabase database) {
		execute("CREATE PROCEDURE p() SIGNAL SQLSTATE '23000' SET MYSQL_ERRNO = 1062, MESSAGE_TEXT = 'No ''x'' for ''y'''");
		DuplicateKeyViolation violation = violationOf("CALL p()");
		assertThat(violation.kind()).isEqualTo(DuplicateKeyViolation.Kind.UNKNOWN);
		assertThat(violation.constraint()).isNull();
		assertThat(violation.table()).isNull();
	}

	/**
	 * The collision is not (or need not be) in the statement's table: known only where
	 * the message names the table.
	 */
	private void assertElsewhere(String sql, String table, String constraint, String... columns) {
		DuplicateKeyViolation violation = violationOf(sql);
		assertThat(violation.constraint()).isEqualTo(constraint);
		assertThat(violation.table()).isEqualTo(this.tableInMessage ? table : null);
		assertThat(violation.schema()).isNull();
		AbstractListAssert<?, ?, String, ?> assertion = assertThat(violation.columns());
		if (this.tableInMessage) {
			assertion.containsExactly(columns);
		}
		else {
			assertion.isEmpty();
		}
	}

	private static void assertKey(DuplicateKeyViolation violation, @Nullable String table, String constraint,
			String... columns) {
		assertThat(violation.constraint()).isEqualTo(constraint);
		assertThat(violation.table()).isEqualTo(table);
		assertThat(violation.columns()).isEqualTo(List.of(columns));
	}

	private void asLimitedUser(String grant, java.util.function.Consumer<DataSource> action) {
		String user = "u_" + this.database.name();
		execute("CREATE USER " + user + " IDENTIFIED BY 'secret'", grant + user);
		try {
			action.accept(new DriverManagerDataSource(this.database.jdbcUrl(""), user, "secret"));
		}
		finally {
			execute("DROP USER " + user);
		}
	}

	private void execute(String... statements) {
		for (String statement : statements) {
			this.root.execute(statement);
		}
	}

	private DuplicateKeyViolation violationOf(String sql) {
		return violationOf(this.database.dataSource(""), sql);
	}

	private static DuplicateKeyViolation violationOf(DataSource dataSource, String sql) {
		DuplicateKeyViolation[] violation = new DuplicateKeyViolation[1];
		new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(DuplicateKeyAutoConfiguration.class))
			.withBean(DataSource.class, () -> dataSource, (definition) -> definition.setDestroyMethodName(""))
			.withBean(JdbcTemplate.class, () -> new JdbcTemplate(dataSource))
			.run((context) -> {
				Throwable thrown = catchThrowable(() -> context.getBean(JdbcTemplate.class).execute(sql));
				assertThat(thrown).isInstanceOf(DuplicateEntryException.class);
				violation[0] = ((DuplicateEntryException) thrown).getViolation();
			});
		return violation[0];
	}

}
