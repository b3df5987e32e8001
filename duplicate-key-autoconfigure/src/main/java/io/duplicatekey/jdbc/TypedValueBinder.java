package io.duplicatekey.jdbc;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.SqlTypeValue;
import org.springframework.jdbc.core.StatementCreatorUtils;

import io.duplicatekey.sql.Expression;

/**
 * Binds values as {@code JdbcTemplate} does: as their SQL type where one is given,
 * otherwise by their Java type.
 */
final class TypedValueBinder implements ValueBinder {

	@Override
	public void bind(PreparedStatement statement, int index, int column, @Nullable Object value) throws SQLException {
		bind(statement, index, value);
	}

	@Override
	public void bind(PreparedStatement statement, int index, Expression.Constant constant, @Nullable Object value)
			throws SQLException {
		bind(statement, index, value);
	}

	private static void bind(PreparedStatement statement, int index, @Nullable Object value) throws SQLException {
		if (value == null) {
			// Not by StatementCreatorUtils, which would ask the server for the type.
			statement.setNull(index, Types.NULL);
		}
		else {
			StatementCreatorUtils.setParameterValue(statement, index, SqlTypeValue.TYPE_UNKNOWN,
					(value instanceof Enum<?> constant) ? constant.name() : value);
		}
	}

}
