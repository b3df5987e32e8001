package io.duplicatekey.docs.shop;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.JdbcTemplate;

import io.duplicatekey.DuplicateEntryException;
import io.duplicatekey.autoconfigure.DiagnosisAutoConfiguration;
import io.duplicatekey.autoconfigure.DuplicateKeyAutoConfiguration;
import io.duplicatekey.diagnosis.DuplicateCause;
import io.duplicatekey.docs.TaggedRegion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * What the page about diagnoses shows, on a server.
 */
@ExtendWith(OutputCaptureExtension.class)
class DiagnosisIT {

	private static final String INSERT = "INSERT INTO letters (id, subject) VALUES (?, 'Hello')";

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withInitializer(new ConfigDataApplicationContextInitializer())
		.withConfiguration(AutoConfigurations.of(DuplicateKeyAutoConfiguration.class, DiagnosisAutoConfiguration.class,
				DataSourceAutoConfiguration.class, JdbcTemplateAutoConfiguration.class))
		.withBean(SupportDesk.class)
		.withPropertyValues("spring.datasource.url=" + EmbeddedServer.get().url(), "spring.datasource.username=root",
				"spring.config.location=classpath:snippets/diagnosis.yml");

	@BeforeAll
	static void createTable() throws InterruptedException {
		EmbeddedServer.require();
		JdbcTemplate root = EmbeddedServer.get().asRoot();
		root.execute("CREATE OR REPLACE TABLE letters (id BIGINT AUTO_INCREMENT PRIMARY KEY, subject VARCHAR(50))");
		root.update("INSERT INTO letters VALUES (471, 'Hi'), (479, 'Hi')");
		// The server notes changes by the second, and they are to be from before.
		Thread.sleep(2500);
	}

	@Test
	void theLogHasTheBlock(CapturedOutput output) {
		this.runner.run((context) -> {
			fail(context.getBean(JdbcTemplate.class), 471);
			String block = TaggedRegion.of(Path.of("src/test/resources/failures/diagnosis.txt"), "block").text();
			Instant end = Instant.now().plus(Duration.ofSeconds(20));
			while (!output.getAll().contains("Action:") && Instant.now().isBefore(end)) {
				Thread.sleep(20);
			}
			assertThat(output.getAll().replaceAll("\\R", "\n")).contains(block).doesNotContain("471");
		});
	}

	@Test
	void whoAsksGetsTheCures() {
		this.runner.run((context) -> {
			SupportDesk desk = context.getBean(SupportDesk.class);
			JdbcTemplate template = context.getBean(JdbcTemplate.class);
			assertThat(desk.cures(fail(template, 471)).get(0)).contains("Leave the column out");
			DuplicateEntryException last = fail(template, 479);
			assertThat(desk.diagnose(last, 479).cause()).isEqualTo(DuplicateCause.EXPLICIT_ID);
		});
	}

	private static DuplicateEntryException fail(JdbcTemplate template, long id) {
		return catchThrowableOfType(DuplicateEntryException.class, () -> template.update(INSERT, id));
	}

}
