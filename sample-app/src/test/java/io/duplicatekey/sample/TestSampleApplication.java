package io.duplicatekey.sample;

import org.testcontainers.mysql.MySQLContainer;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.testcontainers.service.connection.ServiceConnection;
import org.springframework.context.annotation.Bean;

/**
 * Starts the sample on a MySQL in a container; {@code spring-boot:test-run} finds it.
 */
public class TestSampleApplication {

	public static void main(String[] args) {
		SpringApplication.from(SampleApplication::main)
			.with(ContainerConfiguration.class)
			// Without it the embedded MariaDB would start as well.
			.withAdditionalProfiles("mysql")
			.run(args);
	}

	@TestConfiguration(proxyBeanMethods = false)
	static class ContainerConfiguration {

		@Bean
		@ServiceConnection
		MySQLContainer mySqlContainer() {
			return new MySQLContainer("mysql:8.4");
		}

	}

}
