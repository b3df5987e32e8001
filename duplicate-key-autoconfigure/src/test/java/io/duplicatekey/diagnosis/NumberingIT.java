package io.duplicatekey.diagnosis;

import java.util.Collections;
import java.util.Map;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import io.duplicatekey.DuplicateEntryException;
import io.duplicatekey.servers.ServerTest;
import io.duplicatekey.servers.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * What can be wrong with the numbers of an AUTO_INCREMENT column.
 */
class NumberingIT {

	private static final String TABLE = "CREATE TABLE t (id INT AUTO_INCREMENT PRIMARY KEY, n INT)";

	@ServerTest
	void aLiteralIdIsExplicit(TestDatabase database) {
		DiagnosedApplication.run(database, (application) -> {
			application.execute(TABLE, "INSERT INTO t VALUES (734512, 1)");
			for (String sql : new String[] { "INSERT INTO t (id, n) VALUES (734512, 2)",
					"INSERT INTO t VALUES (734512, 2)", "INSERT INTO t SET n = 2, id = 734512" }) {
				assertThat(application.diagnose(sql).cause()).as(sql).isEqualTo(DuplicateCause.EXPLICIT_ID);
			}
		});
	}

	@ServerTest
	void aParameterIsExplicitWhereTheNumbersHaveGoneOn(TestDatabase database) {
		DiagnosedApplication.run(database, (application) -> {
			application.execute(TABLE, "INSERT INTO t VALUES (734512, 1), (734519, 2)");
			untilTheNextSecond();
			Diagnosis diagnosis = application.diagnose("INSERT INTO t (id, n) VALUES (?, ?)", 734512, 3);
			assertThat(diagnosis.cause()).isEqualTo(DuplicateCause.EXPLICIT_ID);
			assertThat(diagnosis.cures()).extracting(Cure::anchor).startsWith("cure-auto-increment");
			assertThat(diagnosis.ruledOut()).anyMatch((line) -> line.startsWith("AUTO_INCREMENT_BEHIND"));
		});
	}

	@ServerTest
	void aParameterForTheLastNumberIsExplicitOnlyWithTheRow(TestDatabase database) {
		DiagnosedApplication.run(database, (application) -> {
			application.execute(TABLE, "INSERT INTO t VALUES (734512, 1)");
			String sql = "INSERT INTO t (id, n) VALUES (?, ?)";
			assertThat(application.diagnose(sql, 734512, 2).cause()).isEqualTo(DuplicateCause.KEY_TAKEN);
			assertThat(application.diagnose(Map.of("ID", 734512), sql, 734512, 2).cause())
				.isEqualTo(DuplicateCause.EXPLICIT_ID);
		});
	}

	@ServerTest
	void anIdOfAnotherKeyIsNotExplicit(TestDatabase database) {
		DiagnosedApplication.run(database, (application) -> {
			application.execute("CREATE TABLE t (id INT AUTO_INCREMENT PRIMARY KEY, n INT UNIQUE)",
					"CREATE TABLE p (id INT PRIMARY KEY)", "INSERT INTO t VALUES (1, 734512)",
					"INSERT INTO p VALUES (734512)");
			assertThat(application.diagnose("INSERT INTO t (id, n) VALUES (20, 734512)").cause())
				.isEqualTo(DuplicateCause.KEY_TAKEN);
			assertThat(application.diagnose("INSERT INTO p (id) VALUES (734512)").cause())
				.isEqualTo(DuplicateCause.KEY_TAKEN);
		});
	}

	@ServerTest
	void aCounterBehindTheRowsIsTold(TestDatabase database) {
		DiagnosedApplication.run(database, (application) -> {
			letCounterFallBehind(database, application, 734519);
			for (String sql : new String[] { "INSERT INTO c (n) VALUES (2)", "INSERT INTO c VALUES (NULL, 2)",
					"INSERT INTO c (id, n) VALUES (DEFAULT, 2)" }) {
				Diagnosis diagnosis = application.diagnose(sql);
				assertThat(diagnosis.cause()).as(sql).isEqualTo(DuplicateCause.AUTO_INCREMENT_BEHIND);
				assertThat(diagnosis.ruledOut()).anyMatch((line) -> line.startsWith("AUTO_INCREMENT_EXHAUSTED"));
			}
		});
	}

	@ServerTest
	void aCounterBehindIsNotTheCauseOfAnIdThatIsGiven(TestDatabase database) {
		DiagnosedApplication.run(database, (application) -> {
			letCounterFallBehind(database, application, 734519);
			assertThat(application.diagnose("INSERT INTO c (id, n) VALUES (734519, 2)").cause())
				.isEqualTo(DuplicateCause.EXPLICIT_ID);
			assertThat(application.diagnose("INSERT INTO c (id, n) VALUES (?, ?)", null, 2).cause())
				.isEqualTo(DuplicateCause.KEY_TAKEN);
		});
	}

	@ServerTest
	void aCounterThatHasCaughtUpIsNotBehindAndNullIsNotExplicit(TestDatabase database) {
		DiagnosedApplication.run(database, (application) -> {
			letCounterFallBehind(database, application, 734513);
			Diagnosis diagnosis = application.diagnose("INSERT INTO c (id, n) VALUES (?, ?)", null, 2);
			assertThat(diagnosis.cause()).isEqualTo(DuplicateCause.KEY_TAKEN);
			assertThat(diagnosis.evidence()).anyMatch((line) -> line.contains("NULL"));
		});
	}

	@ServerTest
	void aNullOfABatchThatWentOnIsNotExplicit(TestDatabase database) {
		// Connector/J runs the rest of a batch, which moves the counter.
		DiagnosedApplication.run(database, (application) -> {
			letCounterFallBehind(database, application, 734514);
			letRowsFollow(application);
			DuplicateEntryException failure = catchThrowableOfType(DuplicateEntryException.class,
					() -> new TransactionTemplate(new JdbcTransactionManager(application.template().getDataSource()))
						.executeWithoutResult((status) -> application.template()
							.batchUpdate("INSERT INTO c (id, n) VALUES (?, ?)",
									Collections.nCopies(6, new Object[] { null, 2 }))));
			assertThat(failure).isNotNull();
			assertNotExplicit(application, failure);
		});
	}

	@ServerTest
	void aNullOfAStatementWithSeveralRowsIsNotExplicit(TestDatabase database) {
		// The server sets numbers aside for all rows before the first one fails.
		DiagnosedApplication.run(database, (application) -> {
			letCounterFallBehind(database, application, 734514);
			letRowsFollow(application);
			assertNotExplicit(application,
					application.fail("INSERT INTO c (id, n) VALUES (?, 2), (?, 2), (?, 2), (?, 2), (?, 2)", null, null,
							null, null, null));
		});
	}

	@ServerTest
	void aNullIsNotExplicitWhereOthersHaveInsertedSince(TestDatabase database) {
		DiagnosedApplication.run(database, (application) -> {
			letCounterFallBehind(database, application, 734513);
			letRowsFollow(application);
			DuplicateEntryException failure = application.fail("INSERT INTO c (id, n) VALUES (?, ?)", null, 2);
			for (int i = 0; i < 3; i++) {
				application.execute("INSERT INTO c (n) VALUES (2)");
			}
			assertNotExplicit(application, failure);
		});
	}

	@ServerTest
	void theEndOfATypeIsTold(TestDatabase database) {
		DiagnosedApplication.run(database, (application) -> {
			application.execute("CREATE TABLE t (id TINYINT AUTO_INCREMENT PRIMARY KEY, n INT)",
					"INSERT INTO t VALUES (127, 1)");
			if (database.target().server().isMariaDb()) {
				assertThat(catchThrowableOfType(DataAccessException.class,
						() -> application.template().update("INSERT INTO t (n) VALUES (2)")))
					.as("MariaDB has an error of its own for it")
					.isNotNull()
					.isNotInstanceOf(DuplicateEntryException.class);
				return;
			}
			assertThat(application.diagnose("INSERT INTO t (n) VALUES (2)").cause())
				.isEqualTo(DuplicateCause.AUTO_INCREMENT_EXHAUSTED);
			assertThat(application.diagnose("INSERT INTO t (id, n) VALUES (?, ?)", 127, 2).cause())
				.isEqualTo(DuplicateCause.KEY_TAKEN);
			assertThat(application.diagnose("INSERT INTO t (id, n) VALUES (127, 2)").cause())
				.isEqualTo(DuplicateCause.EXPLICIT_ID);
		});
	}

	private static void assertNotExplicit(DiagnosedApplication application, DuplicateEntryException failure) {
		untilTheNextSecond();
		Diagnosis diagnosis = application.silent(application.diagnostics().diagnose(failure));
		assertThat(diagnosis.cause()).as(diagnosis.report()).isEqualTo(DuplicateCause.KEY_TAKEN);
	}

	private static void letRowsFollow(DiagnosedApplication application) {
		for (int k = 734515; k < 734530; k++) {
			application.execute("INSERT IGNORE INTO p VALUES (" + k + ")");
		}
		application.execute("INSERT IGNORE INTO p VALUES (734514)");
		untilTheNextSecond();
	}

	/**
	 * The server notes changes by the second.
	 */
	private static void untilTheNextSecond() {
		try {
			Thread.sleep(2500);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * A cascade changes ids without the counter, up to MySQL 8 and on every MariaDB.
	 * @param greatest the greatest id stored, where the next one to be given out is
	 * 734513, and all in between are stored, too
	 */
	private static void letCounterFallBehind(TestDatabase database, DiagnosedApplication application, int greatest) {
		assumeThat(database.target().server().version()).as("cascades move the counter").doesNotStartWith("9.");
		application.execute("CREATE TABLE p (k INT PRIMARY KEY)",
				"CREATE TABLE c (id INT AUTO_INCREMENT PRIMARY KEY, n INT, "
						+ "FOREIGN KEY (id) REFERENCES p (k) ON UPDATE CASCADE)");
		for (int id = 1; id <= greatest - 734512; id++) {
			application.execute("INSERT INTO p VALUES (" + id + ")", "INSERT INTO c VALUES (" + id + ", 1)");
		}
		application.execute("ALTER TABLE c AUTO_INCREMENT = 734513", "UPDATE p SET k = k + 734512");
	}

}
