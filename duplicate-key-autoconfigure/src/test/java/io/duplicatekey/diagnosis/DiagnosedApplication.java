package io.duplicatekey.diagnosis;

import java.util.Map;
import java.util.function.Consumer;

import javax.sql.DataSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.SQLExceptionTranslator;

import io.duplicatekey.DuplicateEntryException;
import io.duplicatekey.autoconfigure.DiagnosisAutoConfiguration;
import io.duplicatekey.autoconfigure.DuplicateKeyAutoConfiguration;
import io.duplicatekey.servers.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * An application with a pool on a database, that exposes values in its exceptions, so
 * that a diagnosis without them has left them out itself.
 */
record DiagnosedApplication(JdbcTemplate template, DuplicateKeyDiagnostics diagnostics) {

	static void run(TestDatabase database, Consumer<DiagnosedApplication> test) {
		run(database.pool(4, ""), test);
	}

	static void run(DataSource dataSource, Consumer<DiagnosedApplication> test) {
		new ApplicationContextRunner()
			.withConfiguration(
					AutoConfigurations.of(DuplicateKeyAutoConfiguration.class, DiagnosisAutoConfiguration.class))
			.withBean(DataSource.class, () -> dataSource)
			.withPropertyValues("duplicate-key.expose-values=true", "duplicate-key.diagnosis.timeout=20s",
					"duplicate-key.diagnosis.query-timeout=10s")
			.run((context) -> {
				JdbcTemplate template = new JdbcTemplate(dataSource);
				template.setExceptionTranslator(context.getBean(SQLExceptionTranslator.class));
				test.accept(new DiagnosedApplication(template, context.getBean(DuplicateKeyDiagnostics.class)));
			});
	}

	/**
	 * Diagnose the duplicate that a statement must end in.
	 */
	Diagnosis diagnose(String sql, Object... parameters) {
		return silent(this.diagnostics.diagnose(fail(sql, parameters)));
	}

	Diagnosis diagnose(Map<String, Object> row, String sql, Object... parameters) {
		return silent(this.diagnostics.diagnose(fail(sql, parameters), row));
	}

	DuplicateEntryException fail(String sql, Object... parameters) {
		DuplicateEntryException failure = catchThrowableOfType(DuplicateEntryException.class,
				() -> this.template.update(sql, parameters));
		assertThat(failure).as("the statement ends in a duplicate").isNotNull();
		return failure;
	}

	/**
	 * Every value of these tests has one of these in it.
	 */
	Diagnosis silent(Diagnosis diagnosis) {
		assertThat(diagnosis.violation().value()).isEmpty();
		assertThat(diagnosis.toString() + diagnosis.report()).doesNotContain("7345", "secret", "127");
		return diagnosis;
	}

	void execute(String... statements) throws DataAccessException {
		for (String statement : statements) {
			this.template.execute(statement);
		}
	}

}
