package io.duplicatekey.diagnosis;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The row that is stored with the key. What is read of it must not be shown.
 */
final class StoredRow {

	private final LookUp lookUp;

	private final String table;

	private final String condition;

	private final List<Object> parameters;

	StoredRow(LookUp lookUp, String table, String condition, List<Object> parameters) {
		this.lookUp = lookUp;
		this.table = table;
		this.condition = condition;
		this.parameters = parameters;
	}

	/**
	 * Calculate something of the row, by the server.
	 * @param expression an expression over the table's columns, for instance a quoted
	 * name
	 * @param type the type of the result
	 * @param arguments the expression's parameters
	 * @return the result, {@code null} for NULL and where the row has gone meanwhile
	 * @throws SQLException if the look-up fails
	 */
	<T> @Nullable T read(String expression, Class<T> type, Object... arguments) throws SQLException {
		List<Object> all = new ArrayList<>(List.of(arguments));
		all.addAll(this.parameters);
		List<@Nullable T> rows = this.lookUp.query(
				"SELECT " + expression + " FROM " + this.table + " WHERE " + this.condition + " LIMIT 1",
				(row) -> row.getObject(1, type), all.toArray());
		return rows.isEmpty() ? null : rows.get(0);
	}

	/**
	 * Whether something holds for the row.
	 * @param condition a condition over the table's columns
	 * @param arguments its parameters
	 * @return whether it does; {@code false} also where it is unknown to SQL and where
	 * the row has gone meanwhile
	 * @throws SQLException if the look-up fails
	 */
	boolean is(String condition, Object... arguments) throws SQLException {
		Integer holds = read("(" + condition + ") IS TRUE", Integer.class, arguments);
		return holds != null && holds == 1;
	}

}
