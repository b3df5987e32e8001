package io.duplicatekey.diagnosis;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

import org.junit.jupiter.api.Timeout;

import org.springframework.jdbc.core.JdbcTemplate;

import io.duplicatekey.DuplicateEntryException;
import io.duplicatekey.servers.ServerTest;
import io.duplicatekey.servers.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * Another session stands for the applier of a second server: it writes a row with a
 * number that this server has given to a statement, which has not come so far yet.
 */
@Timeout(120)
class OtherWriterIT {

	@ServerTest
	void aWriterWithTheSameOffsetIsTold(TestDatabase database) {
		String session = "sessionVariables=auto_increment_increment=10,auto_increment_offset=1";
		collide(database, session, 10, (diagnosis) -> {
			assertThat(diagnosis.cause()).isEqualTo(DuplicateCause.OTHER_WRITER);
			assertThat(diagnosis.cures()).extracting(Cure::anchor).containsOnly("cure-auto-increment");
			assertThat(diagnosis.ruledOut()).anyMatch((line) -> line.startsWith("EXPLICIT_ID"));
		});
	}

	@ServerTest
	void aReplicationSourceIsEvidence(TestDatabase database) {
		assumeThat(database.target().server().version()).as("it has an id as a server").doesNotStartWith("5.");
		JdbcTemplate root = new JdbcTemplate(database.dataSource(""));
		boolean mariaDb = database.target().server().isMariaDb();
		root.execute(
				mariaDb ? "CHANGE MASTER 'dk_diag' TO MASTER_HOST = '127.0.0.1', MASTER_PORT = 1, MASTER_USER = 'x'"
						: "CHANGE REPLICATION SOURCE TO SOURCE_HOST = '127.0.0.1', SOURCE_PORT = 1, SOURCE_USER = 'x' "
								+ "FOR CHANNEL 'dk_diag'");
		try {
			root.execute(
					mariaDb ? "START SLAVE 'dk_diag' SQL_THREAD" : "START REPLICA SQL_THREAD FOR CHANNEL 'dk_diag'");
			collide(database, "", 1, (diagnosis) -> {
				assertThat(diagnosis.cause()).isEqualTo(DuplicateCause.OTHER_WRITER);
				assertThat(diagnosis.evidence()).anyMatch((line) -> line.contains("REPLICA STATUS"));
			});
		}
		finally {
			root.execute(mariaDb ? "STOP SLAVE 'dk_diag'" : "STOP REPLICA FOR CHANNEL 'dk_diag'");
			root.execute(mariaDb ? "RESET SLAVE 'dk_diag' ALL" : "RESET REPLICA ALL FOR CHANNEL 'dk_diag'");
		}
	}

	@ServerTest
	void withoutAnotherServerItIsNotToldFromOtherExplicitIds(TestDatabase database) {
		collide(database, "", 1, (diagnosis) -> {
			assertThat(diagnosis.cause()).isEqualTo(DuplicateCause.KEY_TAKEN);
			assertThat(diagnosis.evidence()).anyMatch((line) -> line.contains("numbered the row itself"));
		});
	}

	private static void collide(TestDatabase database, String options, int increment, Consumer<Diagnosis> check) {
		DiagnosedApplication.run(database.pool(4, options), (application) -> {
			application.execute("CREATE TABLE w (id INT AUTO_INCREMENT PRIMARY KEY, u VARCHAR(20) UNIQUE) "
					+ "AUTO_INCREMENT = 734521");
			DuplicateEntryException failure = collide(database, application, 734521 + increment);
			assertThat(failure).hasStackTraceContaining("'" + (734521 + increment) + "'");
			check.accept(application.silent(application.diagnostics().diagnose(failure)));
		});
	}

	private static DuplicateEntryException collide(TestDatabase database, DiagnosedApplication application,
			int secondNumber) {
		String table = database.name() + ".w";
		try (Connection holder = database.connection(""); Connection applier = database.connection("")) {
			holder.setAutoCommit(false);
			execute(holder, "INSERT INTO " + table + " (id, u) VALUES (1, 'secret-x')");
			// It gets its two numbers now, and waits for the holder with the first row.
			CompletableFuture<DuplicateEntryException> failed = CompletableFuture
				.supplyAsync(() -> application.fail("INSERT INTO " + table + " (u) VALUES ('secret-x'), ('secret-y')"));
			awaitLockWait(application.template(), table);
			execute(applier, "INSERT INTO " + table + " (id, u) VALUES (" + secondNumber + ", 'secret-z')");
			holder.rollback();
			return failed.get(20, TimeUnit.SECONDS);
		}
		catch (SQLException | InterruptedException | ExecutionException | TimeoutException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static void execute(Connection connection, String sql) {
		try (Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static void awaitLockWait(JdbcTemplate template, String table) throws InterruptedException {
		long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
		String sql = "SELECT COUNT(*) FROM information_schema.INNODB_TRX WHERE trx_state = 'LOCK WAIT' "
				+ "AND trx_query LIKE ?";
		while (template.queryForObject(sql, Integer.class, "INSERT INTO " + table + " %") < 1) {
			assertThat(System.nanoTime()).as("the statement waits for a lock").isLessThan(end);
			Thread.sleep(200);
		}
	}

}
