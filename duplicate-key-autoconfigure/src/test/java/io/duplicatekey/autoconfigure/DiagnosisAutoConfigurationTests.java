package io.duplicatekey.autoconfigure;

import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.time.Duration;
import java.util.List;

import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.metadata.DataSourcePoolMetadataProvider;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import io.duplicatekey.diagnosis.Diagnosis;
import io.duplicatekey.diagnosis.DiagnosisLog;
import io.duplicatekey.diagnosis.DuplicateCause;
import io.duplicatekey.diagnosis.DuplicateKeyDiagnostics;
import io.duplicatekey.diagnosis.SchemaDiagnostics;
import io.duplicatekey.translation.DuplicateKeyTranslator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.mockito.Mockito.mock;

class DiagnosisAutoConfigurationTests {

	private static final SQLException DUPLICATE = new SQLIntegrityConstraintViolationException(
			"Duplicate entry 'ann' for key 'users.uk_users_email'", "23000", 1062);

	private final ApplicationContextRunner runner = new ApplicationContextRunner().withConfiguration(
			AutoConfigurations.of(DuplicateKeyAutoConfiguration.class, DiagnosisAutoConfiguration.class));

	@Test
	void diagnosesAndDoesNotLog() {
		this.runner.run((context) -> assertThat(context).hasSingleBean(SchemaDiagnostics.class)
			.doesNotHaveBean(DiagnosisLog.class));
	}

	@Test
	void logsWhereItIsAskedTo() {
		this.runner.withPropertyValues("duplicate-key.diagnosis.log=true")
			.run((context) -> assertThat(context).hasSingleBean(DiagnosisLog.class));
	}

	@Test
	void isOffByOneProperty() {
		this.runner.withPropertyValues("duplicate-key.diagnosis.enabled=false", "duplicate-key.diagnosis.log=true")
			.run((context) -> assertThat(context).hasSingleBean(DuplicateKeyTranslator.class)
				.doesNotHaveBean(DuplicateKeyDiagnostics.class)
				.doesNotHaveBean(DiagnosisLog.class));
		this.runner.withPropertyValues("duplicate-key.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(DuplicateKeyDiagnostics.class));
	}

	@Test
	void aUsersOwnWins() {
		DuplicateKeyDiagnostics own = mock();
		this.runner.withBean(DuplicateKeyDiagnostics.class, () -> own)
			.run((context) -> assertThat(context).getBean(DuplicateKeyDiagnostics.class).isSameAs(own));
	}

	@Test
	void isAbsentWithoutBootsMetadataOfPools() {
		this.runner.withClassLoader(new FilteredClassLoader(DataSourcePoolMetadataProvider.class.getPackageName()))
			.run((context) -> assertThat(context).hasSingleBean(DuplicateKeyTranslator.class)
				.doesNotHaveBean(DuplicateKeyDiagnostics.class));
	}

	@Test
	void worksWithoutHikari() {
		this.runner.withClassLoader(new FilteredClassLoader(HikariDataSource.class.getPackageName()))
			.run((context) -> assertThat(context).hasSingleBean(SchemaDiagnostics.class));
	}

	@Test
	void withoutADataSourceItTellsWhatTheErrorSays() {
		this.runner.run((context) -> {
			DuplicateKeyDiagnostics diagnostics = context.getBean(DuplicateKeyDiagnostics.class);
			Diagnosis diagnosis = diagnostics.diagnose(new RuntimeException(DUPLICATE));
			assertThat(diagnosis.cause()).isEqualTo(DuplicateCause.NOT_DETERMINED);
			assertThat(diagnosis.violation().constraint()).isEqualTo("uk_users_email");
			assertThat(diagnosis.evidence()).anyMatch((line) -> line.contains("data source"));
			assertThat(diagnosis.report()).doesNotContain("ann");
			assertThatIllegalArgumentException().isThrownBy(() -> diagnostics.diagnose(new RuntimeException("ann")))
				.withMessageNotContaining("ann");
		});
	}

	@Test
	void defaultsAreThoseOfTheProperties() {
		new ApplicationContextRunner().withUserConfiguration(Properties.class).run((context) -> {
			DuplicateKeyProperties.Diagnosis diagnosis = context.getBean(DuplicateKeyProperties.class).diagnosis();
			assertThat(List.of(diagnosis.enabled(), diagnosis.log())).containsExactly(true, false);
			assertThat(List.of(diagnosis.logInterval(), diagnosis.timeout(), diagnosis.queryTimeout()))
				.containsExactly(Duration.ofMinutes(1), Duration.ofSeconds(3), Duration.ofSeconds(1));
		});
	}

	@EnableConfigurationProperties(DuplicateKeyProperties.class)
	static class Properties {

	}

}
