package io.duplicatekey.hibernate;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

import org.hibernate.engine.spi.SessionImplementor;
import org.hibernate.metamodel.mapping.JdbcMapping;
import org.jspecify.annotations.Nullable;

import io.duplicatekey.sql.LockingSelect;

/**
 * Columns that are read from stored rows.
 *
 * @param columns the columns
 * @param expressions what to select for each, in a {@link LockingSelect}
 */
record StoredValues(List<EntityColumn> columns, List<String> expressions) {

	static StoredValues of(List<EntityColumn> columns) {
		return new StoredValues(columns, columns.stream().map(StoredValues::expression).toList());
	}

	/**
	 * Whether only columns are selected, and no expression that could mean another table
	 * of the same query.
	 */
	boolean arePlain() {
		return this.columns.stream()
			.allMatch((column) -> column.selectable().getCustomReadExpression() == null || expression(column)
				.equals(LockingSelect.alias() + "." + column.selectable().getSelectionExpression()));
	}

	/**
	 * Read the values of a row.
	 * @param result where it is
	 * @param start the number of the first column in the result, from 1
	 * @param session the session of the call
	 * @return values as properties have them
	 */
	@Nullable Object[] read(ResultSet result, int start, SessionImplementor session) throws SQLException {
		@Nullable Object[] values = new Object[this.columns.size()];
		for (int i = 0; i < values.length; i++) {
			JdbcMapping mapping = this.columns.get(i).selectable().getJdbcMapping();
			values[i] = mapping
				.convertToDomainValue(mapping.getJdbcValueExtractor().extract(result, start + i, session));
		}
		return values;
	}

	private static String expression(EntityColumn column) {
		String read = column.selectable().getCustomReadExpression();
		// Hibernate 6 and 7 have different placeholders for the table.
		return (read != null)
				? read.replace("$PlaceHolder$", LockingSelect.alias()).replace("{@}", LockingSelect.alias())
				: LockingSelect.column(column.mapped().column().name());
	}

}
