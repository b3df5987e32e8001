package io.duplicatekey.diagnosis;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;

import javax.sql.DataSource;

import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import io.duplicatekey.DuplicateEntryException;
import io.duplicatekey.servers.ServerTest;
import io.duplicatekey.servers.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * The row that is stored, and when there are no look-ups.
 */
class KeyTakenIT {

	@ServerTest
	void theStoredRowIsFoundByKeysOfAllKinds(TestDatabase database) {
		DiagnosedApplication.run(database, (application) -> {
			application.execute(
					"CREATE TABLE t (a VARCHAR(20), b DATE, c DECIMAL(9,2), UNIQUE KEY uk (a, b, c)) CHARACTER SET utf8mb4",
					"INSERT INTO t VALUES ('a-secret-1', '2024-05-06', -7345.10)");
			assertThat(application.diagnose("INSERT INTO t VALUES (?, ?, ?)", "a-secret-1", "2024-05-06", "-7345.10")
				.cause()).isEqualTo(DuplicateCause.KEY_TAKEN);
		});
	}

	@ServerTest
	void aKeyThatCanBeReadInTwoWaysIsNotTakenForOne(TestDatabase database) {
		DiagnosedApplication.run(database, (application) -> {
			application.execute("CREATE TABLE t (a VARCHAR(20), b VARCHAR(20), UNIQUE KEY uk (a, b))",
					"INSERT INTO t VALUES ('secret', 'x-y'), ('secret-x', 'y')");
			Diagnosis diagnosis = application.diagnose("INSERT INTO t VALUES ('secret', 'x-y')");
			assertThat(diagnosis.cause()).isEqualTo(DuplicateCause.NOT_DETERMINED);
			assertThat(diagnosis.evidence()).anyMatch((line) -> line.contains("several stored rows"));
			assertThat(application.diagnose(Map.of("a", "secret", "b", "x-y"), "INSERT INTO t VALUES ('secret', 'x-y')")
				.cause()).isEqualTo(DuplicateCause.KEY_TAKEN);
		});
	}

	@ServerTest
	void aRowThatHasGoneIsNotDetermined(TestDatabase database) {
		DiagnosedApplication.run(database, (application) -> {
			createTable(application);
			DuplicateEntryException failure = application.fail("INSERT INTO t VALUES ('secret')");
			application.execute("DELETE FROM t");
			assertThat(application.diagnostics().diagnose(failure).cause()).isEqualTo(DuplicateCause.NOT_DETERMINED);
		});
	}

	@ServerTest
	void inATransactionNothingIsLookedUp(TestDatabase database) {
		DataSource pool = database.pool(4, "");
		DiagnosedApplication.run(pool, (application) -> {
			createTable(application);
			new TransactionTemplate(new JdbcTransactionManager(pool)).executeWithoutResult((status) -> {
				Diagnosis diagnosis = application.diagnose("INSERT INTO t VALUES ('secret')");
				assertThat(diagnosis.cause()).isEqualTo(DuplicateCause.NOT_DETERMINED);
				assertThat(diagnosis.evidence()).anyMatch((line) -> line.contains("a transaction is active"));
			});
		});
	}

	@ServerTest
	void aPoolWithoutAnIdleConnectionIsNotAsked(TestDatabase database) {
		DataSource pool = database.pool(1, "");
		DiagnosedApplication.run(pool, (application) -> {
			createTable(application);
			DuplicateEntryException failure = application.fail("INSERT INTO t VALUES ('secret')");
			try (Connection held = pool.getConnection()) {
				long start = System.nanoTime();
				Diagnosis diagnosis = application.diagnostics().diagnose(failure);
				assertThat(System.nanoTime() - start).as("nobody waited for the pool").isLessThan(1_500_000_000L);
				assertThat(diagnosis.cause()).isEqualTo(DuplicateCause.NOT_DETERMINED);
				assertThat(diagnosis.evidence()).anyMatch((line) -> line.contains("idle"));
				assertThat(held.isClosed()).isFalse();
			}
			catch (SQLException ex) {
				throw new IllegalStateException(ex);
			}
			assertThat(application.diagnostics().diagnose(failure).cause()).isEqualTo(DuplicateCause.KEY_TAKEN);
		});
	}

	@ServerTest
	void aFailureOfAPlainConnectionIsDiagnosedToo(TestDatabase database) {
		DiagnosedApplication.run(database, (application) -> {
			createTable(application);
			SQLException failure = catchThrowableOfType(SQLException.class, () -> {
				try (Connection connection = database.connection("")) {
					connection.createStatement().executeUpdate("INSERT INTO t VALUES ('secret')");
				}
			});
			Diagnosis diagnosis = application.diagnostics().diagnose(failure);
			assertThat(diagnosis.violation().constraint()).isEqualTo("uk");
			assertThat(diagnosis.report()).doesNotContain("secret");
		});
	}

	private static void createTable(DiagnosedApplication application) {
		application.execute("CREATE TABLE t (a VARCHAR(20), UNIQUE KEY uk (a))", "INSERT INTO t VALUES ('secret')");
	}

}
