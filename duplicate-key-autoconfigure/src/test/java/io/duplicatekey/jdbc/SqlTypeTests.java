package io.duplicatekey.jdbc;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SqlType}.
 */
class SqlTypeTests {

	@ParameterizedTest
	@ValueSource(strings = { "char(3)", "varchar(20)", "TEXT", "mediumtext", "longtext", "tinytext", "json",
			"enum('int','blob')", "set('a','b')" })
	void text(String type) {
		assertThat(SqlType.isText(type)).isTrue();
		assertThat(SqlType.javaType(type)).isEqualTo(String.class);
	}

	@ParameterizedTest
	@ValueSource(strings = { "int(11)", "bigint unsigned", "binary(16)", "varbinary(20)", "blob", "point", "uuid" })
	void notText(String type) {
		assertThat(SqlType.isText(type)).isFalse();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			int(11)               | java.lang.Long
			bigint(20) unsigned   | java.lang.Long
			tinyint(4)            | java.lang.Long
			tinyint(1)            | java.lang.Boolean
			tinyint(1) unsigned   | java.lang.Long
			bit(1)                | java.lang.Boolean
			bit(8)                | java.lang.Object
			decimal(8,2) unsigned | java.math.BigDecimal
			double                | java.lang.Double
			date                  | java.time.LocalDate
			datetime(6)           | java.time.LocalDateTime
			timestamp             | java.time.LocalDateTime
			time                  | java.lang.Object
			varbinary(20)         | java.lang.Object
			""")
	void javaType(String type, Class<?> expected) {
		assertThat(SqlType.javaType(type)).isEqualTo(expected);
	}

}
