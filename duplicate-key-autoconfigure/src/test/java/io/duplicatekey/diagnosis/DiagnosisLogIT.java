package io.duplicatekey.diagnosis;

import java.time.Duration;
import java.time.Instant;

import javax.sql.DataSource;

import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.jdbc.support.SQLExceptionTranslator;
import org.springframework.transaction.support.TransactionTemplate;

import io.duplicatekey.DuplicateEntryException;
import io.duplicatekey.autoconfigure.DiagnosisAutoConfiguration;
import io.duplicatekey.autoconfigure.DuplicateKeyAutoConfiguration;
import io.duplicatekey.servers.ServerTest;
import io.duplicatekey.servers.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@ExtendWith(OutputCaptureExtension.class)
class DiagnosisLogIT {

	@ServerTest
	void theOnlyConnectionOfAPoolIsAskedAfterItsTransaction(TestDatabase database, CapturedOutput output) {
		DataSource pool = database.pool(1, "");
		JdbcTemplate template = new JdbcTemplate(pool);
		template.execute("CREATE TABLE t (a VARCHAR(20), UNIQUE KEY uk_logged (a))");
		template.execute("INSERT INTO t VALUES ('secret-7345')");
		new ApplicationContextRunner()
			.withConfiguration(
					AutoConfigurations.of(DuplicateKeyAutoConfiguration.class, DiagnosisAutoConfiguration.class))
			.withBean(DataSource.class, () -> pool)
			.withPropertyValues("duplicate-key.diagnosis.log=true", "duplicate-key.expose-values=true",
					"duplicate-key.diagnosis.timeout=20s", "duplicate-key.diagnosis.query-timeout=10s")
			.run((context) -> {
				template.setExceptionTranslator(context.getBean(SQLExceptionTranslator.class));
				TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(pool));
				assertThatExceptionOfType(DuplicateEntryException.class)
					.isThrownBy(() -> transaction.executeWithoutResult((status) -> {
						try {
							template.update("INSERT INTO t VALUES ('secret-7345')");
						}
						finally {
							// While the transaction is active, nothing is diagnosed.
							pause(500);
							assertThat(output.getAll()).doesNotContain("DUPLICATE KEY");
						}
					}));
				Instant end = Instant.now().plus(Duration.ofSeconds(20));
				while (!output.getAll().contains("Action:") && Instant.now().isBefore(end)) {
					pause(20);
				}
			});
		assertThat(output.getAll()).contains("uk_logged")
			.contains("A row with this key is stored")
			.doesNotContain("secret-7345");
	}

	private static void pause(int milliseconds) {
		try {
			Thread.sleep(milliseconds);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
