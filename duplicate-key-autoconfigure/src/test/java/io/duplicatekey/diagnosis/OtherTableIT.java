package io.duplicatekey.diagnosis;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

import javax.sql.DataSource;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import io.duplicatekey.servers.ServerTest;
import io.duplicatekey.servers.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Keys of other tables, and of other rows, than those that the statement is about.
 */
class OtherTableIT {

	@ServerTest
	void aTriggerIsTold(TestDatabase database) {
		DiagnosedApplication.run(database, (application) -> {
			createTrigger(application);
			Diagnosis diagnosis = application.diagnose("INSERT INTO t VALUES (2, 734512)");
			assertThat(diagnosis.cause()).isEqualTo(DuplicateCause.OTHER_TABLE);
			assertThat(diagnosis.evidence()).anyMatch((line) -> line.contains("tr_audit"));
			assertThat(application.diagnose("REPLACE INTO t VALUES (1, 734512)").cause())
				.isEqualTo(DuplicateCause.OTHER_TABLE);
			assertThat(application.diagnose("INSERT INTO t VALUES (2, 734512) ON DUPLICATE KEY UPDATE k = 5").cause())
				.isEqualTo(DuplicateCause.OTHER_TABLE);
		});
	}

	@ServerTest
	void aTableOfTheSameNameInAnotherSchemaIsNotTheStatementsOwn(TestDatabase database) throws SQLException {
		try (TestDatabase other = TestDatabase.create(database.target())) {
			DiagnosedApplication.run(database, (application) -> {
				String table = other.name() + ".t";
				application.execute("CREATE TABLE t (id INT PRIMARY KEY, k INT, UNIQUE KEY uk (k))",
						"CREATE TABLE " + table + " LIKE t", "INSERT INTO " + table + " VALUES (1, 734512)",
						"CREATE TRIGGER tr AFTER INSERT ON t FOR EACH ROW INSERT INTO " + table
								+ " VALUES (NEW.id, NEW.k)");
				Diagnosis diagnosis = application
					.diagnose("INSERT INTO t VALUES (2, 734512) ON DUPLICATE KEY UPDATE k = 5");
				assertThat(diagnosis.cause()).as(diagnosis.report()).isNotEqualTo(DuplicateCause.OTHER_KEY);
				assertThat(diagnosis.ruledOut()).noneMatch((line) -> line.startsWith("OTHER_TABLE"));
			});
		}
	}

	@ServerTest
	void aKeyOfTheTableItselfIsNotThatOfATrigger(TestDatabase database) {
		DiagnosedApplication.run(database, (application) -> {
			createTrigger(application);
			assertThat(application.diagnose("INSERT INTO t VALUES (734512, 9)").cause())
				.isNotEqualTo(DuplicateCause.OTHER_TABLE);
		});
	}

	@ServerTest
	void aKeyUnderAViewIsNotOfAnotherTable(TestDatabase database) {
		DiagnosedApplication.run(database, (application) -> {
			application.execute("CREATE TABLE t (k INT, UNIQUE KEY uk (k))", "INSERT INTO t VALUES (734512)",
					"CREATE VIEW v AS SELECT * FROM t");
			assertThat(application.diagnose("INSERT INTO v VALUES (734512)").cause())
				.isNotEqualTo(DuplicateCause.OTHER_TABLE);
		});
	}

	@ServerTest
	void aTemporaryTableIsNotTakenForAnother(TestDatabase database) {
		SingleConnectionDataSource one = new SingleConnectionDataSource(database.jdbcUrl(""),
				database.target().server().user(), database.target().server().password(), true);
		DataSource pool = database.pool(2, "");
		DiagnosedApplication.run(pool, (application) -> {
			application.execute("CREATE TABLE t (k INT)");
			JdbcTemplate session = new JdbcTemplate(one);
			session.execute("CREATE TEMPORARY TABLE t (k INT, UNIQUE KEY uk_temporary (k))");
			session.execute("INSERT INTO t VALUES (734512)");
			DataAccessException failure = catchThrowableOfType(DataAccessException.class,
					() -> session.update("INSERT INTO t VALUES (734512)"));
			assertThat(application.diagnostics().diagnose(failure).cause()).isEqualTo(DuplicateCause.NOT_DETERMINED);
		});
		one.destroy();
	}

	@ServerTest
	void aCascadeIsTold(TestDatabase database) {
		DiagnosedApplication.run(database, (application) -> {
			application.execute("CREATE TABLE p (id INT PRIMARY KEY)",
					"CREATE TABLE c (pid INT, x INT, UNIQUE KEY uk_c (pid, x), "
							+ "FOREIGN KEY (pid) REFERENCES p (id) ON UPDATE CASCADE)",
					"INSERT INTO p VALUES (1), (2)", "INSERT INTO c VALUES (1, 1)");
			application.template().execute((Connection connection) -> {
				try (Statement statement = connection.createStatement()) {
					statement.execute("SET foreign_key_checks = 0");
					statement.execute("INSERT INTO c VALUES (734512, 1)");
					statement.execute("SET foreign_key_checks = 1");
				}
				return null;
			});
			assertThat(application.diagnose("UPDATE p SET id = 734512 WHERE id = 1").cause())
				.isEqualTo(DuplicateCause.OTHER_TABLE);
			assertThat(application.diagnose("UPDATE p SET id = 2 WHERE id = 1").cause())
				.isEqualTo(DuplicateCause.KEY_TAKEN);
		});
	}

	@ServerTest
	void anUpdateOntoAnotherRowsKeyIsTold(TestDatabase database) {
		DiagnosedApplication.run(database, (application) -> {
			application.execute("CREATE TABLE o (id INT PRIMARY KEY, u INT UNIQUE)",
					"INSERT INTO o VALUES (1, 1), (2, 734512)");
			assertThat(application.diagnose("INSERT INTO o VALUES (1, 5) ON DUPLICATE KEY UPDATE u = 734512").cause())
				.isEqualTo(DuplicateCause.OTHER_KEY);
			assertThat(application.diagnose("UPDATE o SET u = 734512 WHERE id = 1").cause())
				.isEqualTo(DuplicateCause.KEY_TAKEN);
			Diagnosis plain = application.diagnose("INSERT INTO o VALUES (1, 734512)");
			assertThat(plain.cause()).isEqualTo(DuplicateCause.KEY_TAKEN);
			assertThat(plain.ruledOut()).anyMatch((line) -> line.startsWith("OTHER_KEY"));
		});
	}

	private static void createTrigger(DiagnosedApplication application) {
		application.execute("CREATE TABLE audit (k INT, UNIQUE KEY uk_audit (k))",
				"CREATE TABLE t (id INT PRIMARY KEY, k INT)",
				"CREATE TRIGGER tr_audit AFTER INSERT ON t FOR EACH ROW INSERT INTO audit VALUES (NEW.k)",
				"INSERT INTO t VALUES (734512, 734512)");
	}

}
