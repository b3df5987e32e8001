package io.duplicatekey.docs.shop;

import java.nio.file.Path;
import java.sql.SQLException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.support.SQLExceptionTranslator;

import io.duplicatekey.autoconfigure.DuplicateKeyAutoConfiguration;
import io.duplicatekey.docs.TaggedRegion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * What the examples of mappings do, without a server.
 */
@ExtendWith(OutputCaptureExtension.class)
class ConfigurationTests {

	@ParameterizedTest
	@ValueSource(strings = { "exceptions.yml", "exceptions.properties" })
	void mappingsInFiles(String file) {
		try (ConfigurableApplicationContext context = run("--spring.config.location=classpath:snippets/" + file)) {
			SQLException error = new SQLException("Duplicate entry 'acme-A-1' for key 'products.uk_products_sku'",
					"23000", 1062);
			assertThat(context.getBean(SQLExceptionTranslator.class).translate("task", null, error))
				.isExactlyInstanceOf(SkuTakenException.class);
		}
	}

	@Test
	void aKeyWithoutBracketsStopsTheStart(CapturedOutput output) {
		assertThatException()
			.isThrownBy(() -> run("--spring.config.location=classpath:snippets/exceptions-without-brackets.yml"));
		assertThat(output).contains(failure("without-brackets", "action"));
	}

	@Test
	void twoMappingsStopTheStart(CapturedOutput output) {
		assertThatException().isThrownBy(
				() -> run("--duplicate-key.exceptions[users.uk_users_email]=" + SkuTakenException.class.getName()));
		assertThat(output).contains(failure("two-mappings", "description"));
	}

	private static ConfigurableApplicationContext run(String argument) {
		return new SpringApplicationBuilder(Application.class).web(WebApplicationType.NONE)
			.run(argument, "--spring.main.banner-mode=off", "--logging.level.root=error");
	}

	private static String failure(String file, String tag) {
		return TaggedRegion.of(Path.of("src/test/resources/failures", file + ".txt"), tag).text();
	}

	@AutoConfigurationPackage
	@ImportAutoConfiguration(DuplicateKeyAutoConfiguration.class)
	static class Application {

	}

}
