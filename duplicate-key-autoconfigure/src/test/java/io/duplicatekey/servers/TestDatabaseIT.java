package io.duplicatekey.servers;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A test's database goes away with everything that holds on to it, or says what does.
 */
class TestDatabaseIT {

	@ServerTest
	void isEmptyAndItsOwn(TestTarget target) throws SQLException {
		try (TestDatabase one = new TestDatabase(target); TestDatabase other = new TestDatabase(target)) {
			assertThat(one.name()).isNotEqualTo(other.name());
			new JdbcTemplate(one.dataSource("")).execute("CREATE TABLE t (i INT)");
			assertThat(new JdbcTemplate(other.dataSource("")).queryForList("SHOW TABLES")).isEmpty();
		}
	}

	@ServerTest
	void isDroppedWithItsPools(TestTarget target) throws SQLException {
		TestDatabase database = new TestDatabase(target);
		Connection leaked = database.pool(1, "").getConnection();
		leaked.setAutoCommit(false);
		try (Statement statement = leaked.createStatement()) {
			statement.execute("CREATE TABLE t (i INT)");
			statement.execute("INSERT INTO t VALUES (1)");
		}
		database.close();
		assertThatExceptionOfType(SQLException.class).isThrownBy(() -> database.connection("").close())
			.satisfies((ex) -> assertThat(ex.getErrorCode()).isEqualTo(1049));
	}

}
