package io.duplicatekey.starter;

import java.sql.SQLException;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.util.ClassUtils;

import io.duplicatekey.DuplicateUniqueKeyException;
import io.duplicatekey.OnDuplicateKey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The starter as it comes, with nothing beside it: no JPA, no web, no Actuator on the
 * class path.
 */
class StarterTests {

	private static final SQLException DUPLICATE = new SQLException(
			"Duplicate entry 'ann' for key 'users.uk_users_email'", "23000", 1062);

	@Test
	void bringsTheDriverAndNothingThatIsTheUsersChoice() {
		assertThat(isPresent("com.mysql.cj.jdbc.Driver")).isTrue();
		assertThat(isPresent("jakarta.persistence.EntityManager")).isFalse();
		assertThat(isPresent("org.hibernate.JDBCException")).isFalse();
		assertThat(isPresent("org.springframework.orm.jpa.JpaDialect")).isFalse();
		assertThat(isPresent("org.springframework.web.servlet.DispatcherServlet")).isFalse();
		assertThat(isPresent("org.aspectj.lang.JoinPoint")).isFalse();
	}

	@Test
	void startsWithoutAConnectionAndTranslates() {
		SpringApplication application = new SpringApplicationBuilder(Application.class).web(WebApplicationType.NONE)
			.build();
		// Nothing listens there: whatever connected at start would fail it.
		application.setDefaultProperties(Map.of("spring.datasource.url", "jdbc:mysql://127.0.0.1:1/nowhere",
				"spring.datasource.hikari.connection-timeout", "500",
				"spring.datasource.hikari.initialization-fail-timeout", "-1"));
		try (ConfigurableApplicationContext context = application.run()) {
			assertThat(context.getBean(JdbcTemplate.class).getExceptionTranslator().translate("task", null, DUPLICATE))
				.isInstanceOf(DuplicateUniqueKeyException.class)
				.hasMessageContaining("uk_users_email");
			assertThatExceptionOfType(DuplicateUniqueKeyException.class)
				.isThrownBy(() -> context.getBean(Service.class).fail());
		}
	}

	@Test
	@ExtendWith(OutputCaptureExtension.class)
	void warnsOfNothingThatIsNotThere(CapturedOutput output) {
		new SpringApplicationBuilder(Application.class).web(WebApplicationType.NONE)
			.properties("spring.datasource.url=jdbc:mysql://127.0.0.1:1/nowhere")
			.run()
			.close();
		assertThat(output).contains("Started").doesNotContain("WARN");
	}

	private static boolean isPresent(String className) {
		return ClassUtils.isPresent(className, StarterTests.class.getClassLoader());
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

		@Bean
		Service service() {
			return new Service();
		}

	}

	static class Service {

		@OnDuplicateKey
		void fail() throws SQLException {
			throw DUPLICATE;
		}

	}

}
