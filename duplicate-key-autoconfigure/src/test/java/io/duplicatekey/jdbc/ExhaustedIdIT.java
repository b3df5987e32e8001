package io.duplicatekey.jdbc;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

import io.duplicatekey.servers.ServerTest;
import io.duplicatekey.servers.TestDatabase;
import io.duplicatekey.upsert.UpsertResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What servers do with a new row when AUTO_INCREMENT is at the end of its type. The
 * documentation warns of it.
 */
class ExhaustedIdIT {

	@ServerTest
	void newRowChangesTheLastRowOnMySqlAndIsRefusedOnMariaDb(TestDatabase database) throws SQLException {
		JdbcTemplate template = new JdbcTemplate(database.dataSource(""));
		template.execute("CREATE TABLE small (id TINYINT AUTO_INCREMENT PRIMARY KEY, name VARCHAR(10) NOT NULL, "
				+ "n INT NOT NULL, UNIQUE KEY uk_small_name (name))");
		template.update("INSERT INTO small VALUES (127, 'last', 1)");
		SimpleJdbcUpsert upsert = new SimpleJdbcUpsert(template).withTableName("small").withKeyColumns("name");
		Map<String, Object> row = Map.of("name", "new", "n", 2);
		if (database.target().server().isMariaDb()) {
			assertThatExceptionOfType(DataAccessException.class).isThrownBy(() -> upsert.execute(row));
			assertThat(stored(template)).isEqualTo("[{id=127, name=last, n=1}]");
		}
		else {
			assertThat(upsert.execute(row)).isEqualTo(new UpsertResult(0, 1, 0, List.of()));
			assertThat(stored(template)).isEqualTo("[{id=127, name=last, n=2}]");
		}
	}

	private static String stored(JdbcTemplate template) {
		return template.queryForList("SELECT id, name, n FROM small").toString();
	}

}
