package io.duplicatekey.mysql;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

/**
 * Tests for {@link WrittenTable}.
 */
class WrittenTableTests {

	@ParameterizedTest
	@ValueSource(strings = { "INSERT INTO t VALUES (1)", "insert t values(1)", "INSERT INTO t(a,b) VALUES (1,2)",
			"/* insert for com.acme.T */insert into t (a) values (?)", "INSERT /*+ SET_VAR(x=1) */ INTO t SET a=1",
			"-- comment\nINSERT LOW_PRIORITY IGNORE INTO `t` VALUES (1);", "# c\n INSERT HIGH_PRIORITY t () VALUES ()",
			"INSERT DELAYED INTO \"t\" VALUES (1) ; -- end", "INSERT INTO t SELECT * FROM a JOIN b ON (a.x=b.x), c",
			"INSERT INTO t TABLE u", "INSERT INTO t PARTITION (p0, p1) (a) VALUES (1)",
			"INSERT INTO t (a) VALUES (1) AS new(x) ON DUPLICATE KEY UPDATE a=VALUES(a)", "INSERT INTO t VALUE (1)",
			"INSERT INTO t (a) VALUE (1)", "INSERT INTO t VALUES ROW(1), ROW(2)", "REPLACE t VALUES (1)",
			"REPLACE LOW_PRIORITY INTO t (a) (SELECT 1)", "UPDATE t SET a=1, b=2 WHERE c IN (1,2)",
			"UPDATE LOW_PRIORITY IGNORE t AS x SET x.a=1", "UPDATE t x SET a=(SELECT 1 FROM u JOIN v ON (1=1))",
			"UPDATE t PARTITION (p0,p1) SET a=1", "UPDATE t USE INDEX (a,b) SET a=1", "update t\nset\na=1--1",
			"LOAD DATA LOCAL INFILE 'into table u' REPLACE INTO TABLE t (a, @b) SET c=@b",
			"LOAD XML CONCURRENT INFILE 'f' INTO TABLE t ROWS IDENTIFIED BY '<r>'",
			"INSERT INTO t VALUES ('it''s; DELETE', \"a\"\"b\", 'x\\'y; z')", "INSERT INTO t VALUES ('C:\\\\')",
			"INSERT INTO t VALUES ('/*! x */ # -- ')" })
	void ofOneTable(String sql) {
		assertThat(WrittenTable.of(sql)).isEqualTo(new WrittenTable(null, "t", List.of()));
	}

	@ParameterizedTest
	@ValueSource(strings = { "INSERT INTO s.t VALUES (1)", "UPDATE `s`.`t` SET a=1", "REPLACE INTO s . t VALUES (1)",
			"INSERT INTO `s`./* c */\"t\"(a) VALUES (1)" })
	void withASchema(String sql) {
		assertThat(WrittenTable.of(sql)).isEqualTo(new WrittenTable("s", "t", List.of()));
	}

	@Test
	void namesAreUnquoted() {
		assertThat(table("INSERT INTO `a``b.c` VALUES (1)")).isEqualTo("a`b.c");
		assertThat(table("INSERT INTO \"a\"\"b\" VALUES (1)")).isEqualTo("a\"b");
		assertThat(table("INSERT INTO `x' for key 'y` VALUES (1)")).isEqualTo("x' for key 'y");
		assertThat(table("INSERT INTO таблица VALUES (1)")).isEqualTo("таблица");
		assertThat(table("INSERT INTO `a\\b` VALUES (1)")).isEqualTo("a\\b");
		assertThat(table("INSERT INTO $t_1 VALUES (1)")).isEqualTo("$t_1");
		assertThat(table("INSERT INTO `select` VALUES (1)")).isEqualTo("select");
		assertThat(table("INSERT INTO `#sql-x`(a) VALUES (1)")).isEqualTo("#sql-x");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", ";", "SELECT 1", "DELETE FROM t", "CALL p()", "{call p()}",
			"ALTER TABLE t ADD x INT", "CREATE TABLE t SELECT 1", "WITH c AS (SELECT 1) UPDATE t SET a=1",
			"UPDATE t, u SET t.a=1", "UPDATE t JOIN u ON t.a=u.a SET t.a=1", "UPDATE t LEFT JOIN u USING (a) SET t.a=1",
			"UPDATE (t) SET a=1", "UPDATE t STRAIGHT_JOIN u SET a=1", "UPDATE (SELECT 1) x SET a=1", "UPDATE t",
			"UPDATE t WHERE", "INSERT INTO a.b.c VALUES (1)", "INSERT INTO .t VALUES (1)", "INSERT INTO 't' VALUES (1)",
			"INSERT INTO", "INSERT INTO t VALUES (1); DELETE FROM u", "INSERT INTO t VALUES (1);;",
			"INSERT /*! INTO u */ INTO t VALUES (1)", "INSERT INTO t VALUES (1) /*!80000 AS x */",
			"/*M!100100 x */ INSERT INTO t VALUES (1)", "INSERT INTO t VALUES ('x)", "INSERT INTO t VALUES (1) /* open",
			"INSERT INTO `t", "INSERT INTO `` VALUES (1)", "INSERT INTO SELECT VALUES (1)",
			"EXPLAIN INSERT INTO t VALUES (1)", "LOAD DATA INFILE 'f'", "LOAD INDEX INTO CACHE t",
			"LOAD DATA INFILE 'f' INTO t", "PREPARE s FROM 'INSERT INTO t VALUES (1)'",
			"INSERT INTO \"a\\b\" VALUES (1)", "XINSERT INTO t VALUES (1)", "INSERTINTO t", "INSERT INTO ? VALUES (1)",
			"INSERT INTO @t VALUES (1)" })
	void ofAnythingElse(String sql) {
		assertThat(WrittenTable.of(sql)).isNull();
	}

	@Test
	void ofNothing() {
		assertThat(WrittenTable.of(null)).isNull();
	}

	@Test
	void calledFunctions() {
		assertThat(functions("INSERT INTO t (a, b) VALUES (F(1), g (2), db.H(3), `q`(4), `d`.`r`(5), NOW())"))
			.containsExactly("f", "g", "db.h", "q", "d.r", "now");
		assertThat(functions("UPDATE t SET a=IF(b>1, f(b), LEFT(c, 2)) WHERE b IN (1) AND (c OR d)"))
			.containsExactly("f");
		assertThat(functions("INSERT INTO t VALUES ('f(1)', \"g(1)\") /* h(1) */ -- i(1)")).isEmpty();
		assertThat(functions("INSERT INTO t SELECT f(a), f(b) FROM u AS x(a) WHERE EXISTS (SELECT 1)"))
			.containsExactly("f");
		assertThat(functions("INSERT INTO t SELECT CAST(a AS CHAR(3)), COUNT(*) FROM f")).containsExactly("cast",
				"count");
		assertThat(functions("INSERT INTO t SELECT db.value(1), value(2)")).containsExactly("db.value", "value");
		assertThat(functions("INSERT INTO s.t(a) VALUES (f/**/(1), t.b)")).containsExactly("f");
		assertThat(functions("LOAD DATA INFILE 'f(1)' INTO TABLE t (a, @v) SET b=f(@v)")).containsExactly("f");
	}

	// In NO_BACKSLASH_ESCAPES '\' is a whole literal: what follows is read both ways.
	@Test
	void bothMeaningsOfABackslash() {
		assertThat(functions("INSERT INTO t VALUES ('\\', f(1), '')")).isEqualTo(List.of("f"));
		assertThat(functions("INSERT INTO t VALUES ('\\'', f(1), '')")).containsExactly("f");
		assertThat(WrittenTable.of("INSERT INTO t VALUES ('\\'); DELETE FROM u; -- ', '')")).isNull();
		assertThat(WrittenTable.of("/* */ UPDATE t SET a='\\' WHERE b='x'"))
			.isEqualTo(new WrittenTable(null, "t", List.of()));
	}

	@Test
	void timeIsLinear() {
		assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
			for (String part : List.of("(", "f(", "'", "''", "\\'", "/*", "/**/", "`", "``", "\"", "--", "-- ", "#",
					"a.", ".", "a", "a ", ",", ";", "IGNORE ", "('\\'',f(1)),")) {
				String text = part.repeat(200_000 / part.length());
				WrittenTable.of("INSERT INTO t VALUES " + text);
				WrittenTable.of("UPDATE t " + text);
				WrittenTable.of("INSERT " + text);
				WrittenTable.of(text);
			}
		});
	}

	private static String table(String sql) {
		WrittenTable written = WrittenTable.of(sql);
		assertThat(written).isNotNull();
		return written.table();
	}

	private static List<String> functions(String sql) {
		WrittenTable written = WrittenTable.of(sql);
		assertThat(written).isNotNull();
		return written.calledFunctions();
	}

}
