package io.duplicatekey.jdbc;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.namedparam.SqlParameterSourceUtils;
import org.springframework.jdbc.support.JdbcUtils;

import io.duplicatekey.plan.NearestNames;
import io.duplicatekey.schema.TableColumn;

/**
 * Finds the values that a row has for the columns of a table, by the same names as
 * {@link org.springframework.jdbc.core.simple.SimpleJdbcInsert}.
 */
final class GivenRow {

	private final JdbcTable table;

	private final List<String> key;

	GivenRow(JdbcTable table, List<String> key) {
		this.table = table;
		this.key = key;
	}

	/**
	 * The values by column, in the order of the table. What the server computes is left
	 * out, and so is an AUTO_INCREMENT value that is NULL.
	 * @param row the row
	 * @param number its number within the call, from 0
	 */
	Map<String, @Nullable Object> values(SqlParameterSource row, int number) {
		if (row instanceof MapSqlParameterSource map) {
			map.getValues().keySet().forEach((name) -> checkName(name, number));
		}
		Map<String, String> names = SqlParameterSourceUtils.extractCaseInsensitiveParameterNames(row);
		Map<String, @Nullable Object> values = new LinkedHashMap<>();
		for (TableColumn column : this.table.columns()) {
			String name = column.isGenerated() ? null : nameOf(column.name(), row, names);
			if (name != null) {
				Object value = SqlParameterSourceUtils.getTypedValue(row, name);
				if (!column.isAutoIncrement() || GivenValue.of(value) != null || this.key.contains(column.name())) {
					values.put(column.name(), value);
				}
			}
		}
		return values;
	}

	private static @Nullable String nameOf(String column, SqlParameterSource row, Map<String, String> names) {
		String lowerCase = column.toLowerCase(Locale.ROOT);
		for (String name : List.of(column, lowerCase, JdbcUtils.convertUnderscoreNameToPropertyName(column))) {
			if (row.hasValue(name)) {
				return name;
			}
		}
		return names.get(lowerCase);
	}

	/**
	 * A name in a map is there on purpose, so that one without a column is a mistake. The
	 * properties of a bean are not.
	 */
	private void checkName(String name, int number) {
		List<String> columns = this.table.columnNames();
		if (!columns.contains(this.table.resolve(name))) {
			throw new InvalidDataAccessApiUsageException("Element " + number + " (counted from 0) names '" + name
					+ "', which is no column of table '" + this.table.name().name() + "'. "
					+ NearestNames.question(name, columns) + "Its columns are " + String.join(", ", columns));
		}
	}

}
