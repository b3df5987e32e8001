package io.duplicatekey.mysql;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What an INSERT or a REPLACE says of its row and of duplicates, as far as its text says
 * for certain.
 *
 * @param columns the columns that it names, without quotes; {@code null} where it names
 * none, which means all of the table's
 * @param values for each of those columns, what all of its rows give it; empty where they
 * are not written out (SELECT, TABLE)
 * @param replace whether it is a REPLACE
 * @param singleRow whether it inserts one row for certain
 * @param ignore whether it is an INSERT IGNORE
 * @param updatesOnDuplicate whether it has an ON DUPLICATE KEY UPDATE
 */
public record InsertStatement(@Nullable List<String> columns, List<Given> values, boolean singleRow, boolean replace,
		boolean ignore, boolean updatesOnDuplicate) {

	/**
	 * Read a statement. It never throws and takes time linear in the statement's length.
	 * @param sql the statement, may be {@code null}
	 * @return the statement, or {@code null} unless the text is one complete INSERT or
	 * REPLACE that reads the same in every {@code sql_mode}
	 */
	public static @Nullable InsertStatement of(@Nullable String sql) {
		return (WrittenTable.of(sql) != null) ? InsertReader.read(String.valueOf(sql)) : null;
	}

	/**
	 * What the statement gives a column.
	 * @param column the column
	 * @param tableColumns the names of all columns of the table in order, for a statement
	 * that names none
	 * @return {@link Given#NOTHING} for a column that is not named
	 */
	public Given given(String column, List<String> tableColumns) {
		List<String> names = (this.columns != null) ? this.columns : tableColumns;
		for (int i = 0; i < names.size(); i++) {
			if (names.get(i).equalsIgnoreCase(column)) {
				return (i < this.values.size()) ? this.values.get(i) : Given.UNKNOWN;
			}
		}
		return Given.NOTHING;
	}

	/**
	 * Whether it says what happens with a duplicate of the row that it inserts.
	 * @return whether one of the three is there
	 */
	public boolean handlesDuplicates() {
		return this.replace || this.ignore || this.updatesOnDuplicate;
	}

	/**
	 * What a statement gives a column.
	 */
	public enum Given {

		/** No value: the column is not named, or it is NULL or DEFAULT. */
		NOTHING,

		/** A number other than 0. */
		NUMBER,

		/** What the text does not tell: a parameter, an expression, another literal. */
		UNKNOWN

	}

}
