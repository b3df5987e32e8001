package io.duplicatekey.jdbc;

import java.sql.PreparedStatement;
import java.sql.SQLException;

import org.jspecify.annotations.Nullable;

import io.duplicatekey.plan.UpsertPlan;
import io.duplicatekey.sql.Expression;

/**
 * Binds the values of one mapping.
 */
public interface ValueBinder {

	/**
	 * Bind a row's value of a column.
	 * @param statement where to
	 * @param index the parameter, from 1
	 * @param column the index of the column in {@link UpsertPlan#columns()}
	 * @param value the value, as it is in the row
	 * @throws SQLException from the driver
	 */
	void bind(PreparedStatement statement, int index, int column, @Nullable Object value) throws SQLException;

	/**
	 * Bind a constant: as its column where it has one, otherwise as its own type.
	 * @param statement where to
	 * @param index the parameter, from 1
	 * @param constant the constant
	 * @param value its value
	 * @throws SQLException from the driver
	 */
	void bind(PreparedStatement statement, int index, Expression.Constant constant, @Nullable Object value)
			throws SQLException;

}
