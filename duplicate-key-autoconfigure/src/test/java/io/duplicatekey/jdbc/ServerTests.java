package io.duplicatekey.jdbc;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.duplicatekey.sql.RowReference;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Server}.
 */
class ServerTests {

	@ParameterizedTest
	@ValueSource(strings = { "8.0.19", "8.0.33-log", "8.4.3", "9.7.4" })
	void newMySqlHasTheAlias(String version) {
		assertThat(new Server(version, null).rowReference()).isEqualTo(RowReference.ALIAS);
	}

	@ParameterizedTest
	@NullSource
	@ValueSource(strings = { "8.0.18", "5.7.44", "5.6.51", "11.4.5-MariaDB", "5.5.5-10.11.18-MariaDB-0+deb12u1",
			"8.0.11-TiDB-v7.5.0", "8.0.mysql_aurora.3.04", "10.6.4", "what?" })
	void everythingElseHasTheFunction(String version) {
		assertThat(new Server(version, null).rowReference()).isEqualTo(RowReference.VALUES);
	}

	@Test
	void whatTheUserSaysWins() {
		assertThat(new Server("8.4.3", RowReference.VALUES).rowReference()).isEqualTo(RowReference.VALUES);
		assertThat(new Server("5.7.44", RowReference.ALIAS).rowReference()).isEqualTo(RowReference.ALIAS);
	}

}
