package io.duplicatekey.mysql;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which queries say for certain that there was no row with some values.
 */
class KeyQueryTests {

	@Test
	void readsWhatHibernateWrites() {
		KeyQuery query = KeyQuery.of("select u1_0.id from users u1_0 where u1_0.email='ann' limit 1");
		assertThat(query).isNotNull();
		assertThat(query.table()).isEqualTo("users");
		assertThat(query.schema()).isNull();
		assertThat(query.values()).isEqualTo(Map.of("email", "ann"));
	}

	@Test
	void readsWhatPeopleWrite() {
		KeyQuery query = KeyQuery
			.of("SELECT * FROM `shop`.`users` AS u WHERE u.Email = 'it''s' AND number = 42 FOR UPDATE");
		assertThat(query).isNotNull();
		assertThat(query.table()).isEqualTo("users");
		assertThat(query.schema()).isEqualTo("shop");
		assertThat(query.values()).containsExactlyInAnyOrderEntriesOf(Map.of("email", "it's", "number", "42"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "SELECT COUNT(*), MAX(id) FROM users WHERE email = 'x'",
			"SELECT EXTRACT(YEAR FROM born) FROM users WHERE email = 'x'",
			"SELECT 1 FROM users WHERE email = 'x' LIMIT 0, 1",
			"SELECT 1 FROM users WHERE email = 'x' LOCK IN SHARE MODE",
			"SELECT /* a */ 1 FROM users WHERE email = 'x' -- b" })
	void reads(String sql) {
		assertThat(KeyQuery.of(sql)).isNotNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "INSERT INTO users (email) VALUES ('x')", "SELECT 1", "SELECT 1 FROM users",
			"SELECT 1 FROM users WHERE email = 'x' OR 1 = 1",
			"SELECT 1 FROM users WHERE email = 'x' AND deleted IS NULL", "SELECT 1 FROM users WHERE email <> 'x'",
			"SELECT 1 FROM users WHERE email = ?", "SELECT 1 FROM users WHERE NOT email = 'x'",
			"SELECT 1 FROM users WHERE email = 'x' COLLATE utf8mb4_bin", "SELECT 1 FROM users WHERE email = 'x' 'y'",
			"SELECT 1 FROM users WHERE email = 'a\\'b'", "SELECT 1 FROM users WHERE email = 'a\\nb'",
			"SELECT 1 FROM users WHERE number = 4.2", "SELECT 1 FROM users WHERE number = -4",
			"SELECT 1 FROM users WHERE email = UPPER('x')", "SELECT 1 FROM users WHERE UPPER(email) = 'x'",
			"SELECT 1 FROM users WHERE email = 'x' AND email = 'y'",
			"SELECT 1 FROM users u JOIN orders o WHERE u.email = 'x'", "SELECT 1 FROM users, orders WHERE email = 'x'",
			"SELECT 1 FROM users u WHERE o.email = 'x'", "SELECT 1 FROM (SELECT 1) u WHERE email = 'x'",
			"SELECT 1 FROM users WHERE email = 'x' UNION SELECT 2 FROM users WHERE email = 'x'",
			"SELECT 1 FROM users WHERE email = 'x' GROUP BY id", "SELECT 1 FROM users WHERE email = 'x' LIMIT 0",
			"SELECT 1 FROM users WHERE email = 'x' LIMIT 5, 1",
			"SELECT 1 FROM users WHERE email = 'x' LIMIT 1 OFFSET 5",
			"SELECT 1 FROM users WHERE email = 'x'; DELETE FROM users", "SELECT 1 FROM users WHERE email = 'x",
			"SELECT 1 FROM users WHERE email = 'x' /*! AND 1 = 0 */", "SELECT 1 INTO @a FROM users WHERE email = 'x'",
			"SELECT 1 FROM users WHERE email = 'x...", "SELECT 1 FROM users PARTITION (p0) WHERE email = 'x'" })
	void leavesUnread(String sql) {
		assertThat(KeyQuery.of(sql)).isNull();
	}

	@Test
	void readsNoStatement() {
		assertThat(KeyQuery.of(null)).isNull();
	}

}
