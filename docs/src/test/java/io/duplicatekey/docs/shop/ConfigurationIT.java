package io.duplicatekey.docs.shop;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

import javax.sql.DataSource;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.annotation.Transactional;

import io.duplicatekey.DuplicateEntryException;
import io.duplicatekey.DuplicateUniqueKeyException;
import io.duplicatekey.autoconfigure.DuplicateKeyAutoConfiguration;
import io.duplicatekey.docs.TaggedRegion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * What the examples of configuration change, on a server.
 */
@ExtendWith(OutputCaptureExtension.class)
class ConfigurationIT {

	private static final String INSERT = "INSERT INTO members VALUES ('ann@example.com')";

	private static JdbcTemplate root;

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withInitializer(new ConfigDataApplicationContextInitializer())
		.withConfiguration(AutoConfigurations.of(DuplicateKeyAutoConfiguration.class, DataSourceAutoConfiguration.class,
				JdbcTemplateAutoConfiguration.class, DataSourceTransactionManagerAutoConfiguration.class,
				TransactionAutoConfiguration.class))
		.withPropertyValues("spring.datasource.url=" + EmbeddedServer.get().url(), "spring.datasource.username=root",
				"spring.datasource.hikari.maximum-pool-size=1");

	@BeforeAll
	static void createTable() {
		EmbeddedServer.require();
		root = EmbeddedServer.get().asRoot();
		root.execute("CREATE OR REPLACE TABLE members (email VARCHAR(100), UNIQUE KEY uk_members_email (email))");
		root.update(INSERT);
	}

	@Test
	void exposeValues() {
		with("expose-values.yml", (template) -> {
			DuplicateEntryException ex = catchThrowableOfType(DuplicateEntryException.class,
					() -> template.update(INSERT));
			assertThat(ex.getViolation().value()).isEqualTo(Optional.of("ann@example.com"));
			assertThat(ex).hasMessageContaining("ann@example.com");
		});
	}

	@Test
	void adviseTransactional() {
		assertThat(thrownFromTransactionalMethod(this.runner)).isExactlyInstanceOf(DuplicateKeyException.class);
		assertThat(thrownFromTransactionalMethod(withFile("advise-transactional.yml")))
			.isExactlyInstanceOf(DuplicateUniqueKeyException.class);
	}

	private Throwable thrownFromTransactionalMethod(ApplicationContextRunner runner) {
		Throwable[] thrown = new Throwable[1];
		runner.withBean(TransactionalImport.class)
			.run((context) -> thrown[0] = catchThrowable(() -> context.getBean(TransactionalImport.class).run()));
		return thrown[0];
	}

	@Test
	void translatorOfOnesOwn(CapturedOutput output) {
		this.runner.withPropertyValues("logging.level.io.duplicatekey=info")
			.withUserConfiguration(OwnTranslatorConfiguration.class)
			.run((context) -> assertThat(catchThrowable(() -> context.getBean(JdbcTemplate.class).update(INSERT)))
				.isInstanceOf(DuplicateKeyException.class)
				.isNotInstanceOf(DuplicateEntryException.class));
		assertThat(output)
			.contains(TaggedRegion.of(Path.of("src/test/resources/failures/own-translator.txt"), "line").text());
	}

	@Test
	void switches() {
		with("switches.yml", (template) -> assertThat(catchThrowable(() -> template.update(INSERT)))
			.isExactlyInstanceOf(DuplicateKeyException.class));
		with("disabled.yml", (template) -> assertThat(catchThrowable(() -> template.update(INSERT)))
			.isExactlyInstanceOf(DuplicateKeyException.class));
	}

	@Test
	void theTableIsKnownOnlyWithThePrivilegeToSeeTriggers() throws Exception {
		root.execute("CREATE OR REPLACE USER 'app'@'%'");
		root.execute("GRANT SELECT, INSERT, UPDATE, DELETE ON shop.* TO 'app'@'%'");
		assertThat(asApp()).isExactlyInstanceOf(DuplicateUniqueKeyException.class)
			.hasMessage("Duplicate entry for unique key 'uk_members_email'");
		root.execute(Files.readString(Path.of("src/test/resources/snippets/grant.sql")).replaceAll("(?m)^--.*$", ""));
		assertThat(asApp()).isExactlyInstanceOf(DuplicateUniqueKeyException.class)
			.hasMessage("Duplicate entry for unique key 'uk_members_email' of table 'members' (email)");
	}

	private Throwable asApp() {
		Throwable[] thrown = new Throwable[1];
		this.runner.withPropertyValues("spring.datasource.username=app")
			.run((context) -> thrown[0] = catchThrowable(() -> context.getBean(JdbcTemplate.class).update(INSERT)));
		return thrown[0];
	}

	private void with(String file, Consumer<JdbcTemplate> action) {
		withFile(file).run((context) -> action.accept(context.getBean(JdbcTemplate.class)));
	}

	private ApplicationContextRunner withFile(String file) {
		return this.runner.withPropertyValues("spring.config.location=classpath:snippets/" + file);
	}

	static class TransactionalImport {

		private final DataSource dataSource;

		TransactionalImport(DataSource dataSource) {
			this.dataSource = dataSource;
		}

		@Transactional
		void run() {
			new JdbcTemplate(this.dataSource).update(INSERT);
		}

	}

}
