package io.duplicatekey.jdbc;

import java.math.BigDecimal;
import java.math.BigInteger;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.jupiter.api.Test;

import io.duplicatekey.schema.TableColumn;
import io.duplicatekey.sql.Column;
import io.duplicatekey.sql.LoadForm;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which values LOAD DATA is trusted with for which column.
 */
class LoadColumnTests {

	private static @Nullable LoadForm form(String type, Object value) {
		return form("?", type, value);
	}

	private static @Nullable LoadForm form(String write, String type, Object value) {
		return new LoadColumn(new Column("c", write, false), new TableColumn("c", type, true, null, "")).formOf(value);
	}

	@ParameterizedTest
	@ValueSource(strings = { "int(11)", "enum('1','2')", "year(4)", "json", "bit(3)", "datetime", "geometry", "uuid" })
	void textsAreTexts(String type) {
		assertThat(form(type, "1")).isEqualTo(LoadForm.TEXT);
	}

	@ParameterizedTest
	@ValueSource(strings = { "enum('1','2')", "set('1')", "year(4)", "json", "datetime", "varbinary(9)" })
	void numbersAreNotTextsWhereTheirTypeMatters(String type) {
		assertThat(form(type, 1)).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "tinyint(1)", "BIGINT(20) unsigned", "decimal(9,2)", "double", "varchar(9)" })
	void wholeNumbers(String type) {
		assertThat(form(type, 1)).isEqualTo(LoadForm.TEXT);
	}

	@Test
	void bits() {
		assertThat(form("bit(3)", 1)).isEqualTo(LoadForm.NUMBER);
		assertThat(form("bit(3)", -1)).isNull();
		assertThat(form("bit(3)", new BigDecimal("1"))).isNull();
	}

	@Test
	void bytes() {
		assertThat(form("varbinary(9)", new byte[0])).isEqualTo(LoadForm.HEX);
		assertThat(form("varchar(9)", new byte[0])).isNull();
	}

	@Test
	void decimals() {
		assertThat(form("decimal(9,2)", new BigDecimal("1.50"))).isEqualTo(LoadForm.TEXT);
		assertThat(form("decimal(9,2)", new BigDecimal("1E+3"))).isNull();
		assertThat(form("decimal(9,2)", BigDecimal.ONE.movePointLeft(31))).isNull();
		assertThat(form("int", new BigDecimal("1.5"))).isNull();
		assertThat(form("decimal(9,2)", BigInteger.TWO.pow(64))).isNull();
	}

	@Test
	void floatingPoint() {
		assertThat(form("double", 0.1)).isEqualTo(LoadForm.TEXT);
		assertThat(form("decimal(9,2)", 0.1)).isNull();
		assertThat(form("double", -0.0)).isNull();
		assertThat(form("float", Float.NaN)).isNull();
	}

	@Test
	void expressionsTakeOnlyTexts() {
		assertThat(form("lower(?)", "varchar(9)", "A")).isEqualTo(LoadForm.TEXT);
		assertThat(form("? + 1", "int", 1)).isNull();
	}

}
