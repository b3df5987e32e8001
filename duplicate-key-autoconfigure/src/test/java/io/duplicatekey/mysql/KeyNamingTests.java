package io.duplicatekey.mysql;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link KeyNaming}.
 */
class KeyNamingTests {

	@ParameterizedTest
	@ValueSource(strings = { "8.0.19", "8.0.33", "8.0.33-log", "8.0.36-0ubuntu0.22.04.1", "8.0.35-27.1", "8.1.0",
			"8.4.3", "9.7.4-2", "8.4.0-azure", "8.0.100" })
	void withTheTable(String version) {
		assertThat(KeyNaming.of(version)).isEqualTo(KeyNaming.QUALIFIED);
	}

	@ParameterizedTest
	@ValueSource(strings = { "8.0.15", "8.0.18", "8.0.9-rc", "5.7.22", "5.6.14-log", "5.7.mysql_aurora.2.11.2",
			"11.4.5-MariaDB", "5.5.5-10.11.18-MariaDB-0+deb12u1", "10.11.18-MariaDB-log", "11.8.6-mariadb" })
	void bare(String version) {
		assertThat(KeyNaming.of(version)).isEqualTo(KeyNaming.BARE);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "8", "8.0", "mysql", "8.0.mysql_aurora.3.04", "8.0.11-TiDB-v7.5.0",
			"8.0.30-Vitess", "5.7.25-OceanBase-v4.2.1", "5.7.22-ShardingSphere-Proxy 5.5.0", "10.6.4", "8.0.x",
			"99999999999.1.1", "8.0.99999999999", "MariaDB" })
	void notToBeTold(String version) {
		assertThat(KeyNaming.of(version)).isEqualTo(KeyNaming.UNKNOWN);
	}

	@Test
	void withoutAVersion() {
		assertThat(KeyNaming.of(null)).isEqualTo(KeyNaming.UNKNOWN);
	}

	@Test
	void longTextsAreNoProblem() {
		assertThat(KeyNaming.of("8.0.33" + "-x".repeat(1_000_000))).isEqualTo(KeyNaming.QUALIFIED);
	}

}
