package io.duplicatekey.mysql;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.duplicatekey.mysql.InsertStatement.Given;

import static org.assertj.core.api.Assertions.assertThat;

class InsertStatementTests {

	private static final List<String> TABLE = List.of("id", "n");

	@Test
	void namesItsColumns() {
		InsertStatement insert = read("insert into `s`.`t` (`Id`, t.n) values (?, 5)");
		assertThat(insert.columns()).containsExactly("Id", "n");
		assertThat(insert.given("id", TABLE)).isEqualTo(Given.UNKNOWN);
		assertThat(insert.given("n", TABLE)).isEqualTo(Given.NUMBER);
		assertThat(insert.given("other", TABLE)).isEqualTo(Given.NOTHING);
	}

	@ParameterizedTest
	@ValueSource(strings = { "INSERT INTO t VALUES (7, 1)", "INSERT t VALUE (7, 1)", "INSERT INTO t (id) VALUES (7)",
			"INSERT INTO t SET n = f(1, (2)), id = 7", "REPLACE INTO t (id) VALUES (7), (8)",
			"INSERT INTO t PARTITION (p0) (id, n) VALUES (7, 1)", "INSERT INTO t (id) VALUES ROW(7), ROW(8)",
			"INSERT INTO t (n, id) VALUES (CONCAT('a', ')', \"(\"), 7) AS new ON DUPLICATE KEY UPDATE n = 1",
			"INSERT INTO t SET id = 7 ON DUPLICATE KEY UPDATE id = NULL", "INSERT INTO t (id) VALUES (7) RETURNING id",
			"INSERT INTO t (id) VALUES (007);" })
	void givesANumber(String sql) {
		assertThat(read(sql).given("id", TABLE)).isEqualTo(Given.NUMBER);
	}

	@ParameterizedTest
	@ValueSource(strings = { "INSERT INTO t VALUES (NULL, 7)", "INSERT INTO t (n) VALUES (7)",
			"INSERT INTO t (id, n) VALUES (default, 7), (Null, 8)", "INSERT INTO t () VALUES ()",
			"INSERT INTO t SET n = 7", "INSERT INTO t (n) SELECT 7" })
	void givesNothing(String sql) {
		assertThat(read(sql).given("id", TABLE)).isEqualTo(Given.NOTHING);
	}

	@ParameterizedTest
	@ValueSource(strings = { "INSERT INTO t VALUES (0, 7)", "INSERT INTO t VALUES ('7', 7)",
			"INSERT INTO t (id) VALUES (7), (NULL)", "INSERT INTO t (id) VALUES (7 - 7)",
			"INSERT INTO t (id) VALUES (NULLIF(7, 7))", "INSERT INTO t SELECT 7, 7", "INSERT INTO t (id) (SELECT 7)",
			"INSERT INTO t (id) VALUES (-7)", "INSERT INTO t (id) VALUES (:id)", "INSERT INTO t (SELECT 7, 7)",
			"INSERT INTO t (id) VALUES (DEFAULT(id))", "INSERT INTO t TABLE s" })
	void doesNotGuess(String sql) {
		assertThat(read(sql).given("id", TABLE)).isEqualTo(Given.UNKNOWN);
	}

	@Test
	void saysWhatHappensWithDuplicates() {
		assertThat(read("INSERT INTO t VALUES (1)").handlesDuplicates()).isFalse();
		assertThat(read("INSERT INTO t VALUES ('ON DUPLICATE KEY UPDATE')").updatesOnDuplicate()).isFalse();
		assertThat(read("INSERT INTO t (`ignore`) VALUES (1)").ignore()).isFalse();
		assertThat(read("INSERT LOW_PRIORITY IGNORE t VALUES (1)").ignore()).isTrue();
		assertThat(read("REPLACE t VALUES (1)").replace()).isTrue();
		assertThat(read("INSERT INTO t SELECT * FROM a JOIN b ON a.x = b.x ON DUPLICATE KEY UPDATE n = 1")
			.updatesOnDuplicate()).isTrue();
		assertThat(read("INSERT INTO t SELECT * FROM a JOIN b ON ON_DUPLICATE").updatesOnDuplicate()).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "UPDATE t SET id = 7", "LOAD DATA INFILE 'f' INTO TABLE t", "SELECT 1", "",
			"INSERT INTO t VALUES (1); DROP TABLE t", "INSERT INTO t VALUES ('\\', 7, '')",
			"INSERT INTO t VALUES (1 /*! + 1 */)" })
	void leavesTheRestUnread(String sql) {
		assertThat(InsertStatement.of(sql)).isNull();
	}

	@Test
	void leavesNothingUnread() {
		assertThat(InsertStatement.of(null)).isNull();
	}

	private static InsertStatement read(String sql) {
		InsertStatement insert = InsertStatement.of(sql);
		assertThat(insert).as(sql).isNotNull();
		return insert;
	}

}
