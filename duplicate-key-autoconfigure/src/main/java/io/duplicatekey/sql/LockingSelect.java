package io.duplicatekey.sql;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Writes a query for rows as they are stored now, one parameter set a row: the server
 * compares, by the columns' own collations. It locks, which makes it see what other
 * transactions have committed since this one began to read, and does not have to wait for
 * rows that this transaction has written.
 */
public final class LockingSelect {

	private static final String ALIAS = "stored";

	private LockingSelect() {
	}

	/**
	 * Write a query. The first column of its result is the number of the row that was
	 * asked for, from 0.
	 * @param table the table
	 * @param expressions what to select, see {@link #column} and {@link #alias}
	 * @param rows how each row is found, at least one
	 * @return the query; its parameters are the values of each row's columns
	 */
	public static String write(TableName table, List<String> expressions, List<Row> rows) {
		String selected = String.join(", ", expressions);
		String from = " FROM " + new Names(table, RowReference.VALUES).qualifiedTable() + " AS " + alias() + " WHERE ";
		List<String> queries = new ArrayList<>();
		for (Row row : rows) {
			queries.add("SELECT " + queries.size() + ", " + selected + from + row.condition() + row.order()
					+ " LOCK IN SHARE MODE");
		}
		return (queries.size() == 1) ? queries.get(0) : "(" + String.join(") UNION ALL (", queries) + ")";
	}

	/**
	 * Write a query for rows that are found by the same columns, faster than
	 * {@link #write} for many: which of the rows was asked for by which values is left to
	 * the reader, to whom the server does not tell what it takes for equal.
	 * @param table the table
	 * @param expressions what to select
	 * @param index a unique index of these columns; with another one, or none, the server
	 * could lock more rows
	 * @param columns the columns, none of which is written by an expression
	 * @param rows how many rows are asked for, at least one
	 * @return the query; its parameters are the values of each row's columns
	 */
	public static String writeAny(TableName table, List<String> expressions, String index, List<Column> columns,
			int rows) {
		return "SELECT " + String.join(", ", expressions) + " FROM "
				+ new Names(table, RowReference.VALUES).qualifiedTable() + " AS " + alias() + " FORCE INDEX ("
				+ Names.quote(index) + ") WHERE " + any(columns, rows) + " LOCK IN SHARE MODE";
	}

	private static String any(List<Column> columns, int rows) {
		if (columns.size() == 1) {
			return column(columns.get(0).name()) + " IN (" + String.join(", ", Collections.nCopies(rows, "?")) + ")";
		}
		// MariaDB finds no range in (a, b) IN ((?, ?), ...).
		String row = "(" + new Row(columns, false, List.of()).condition() + ")";
		return String.join(" OR ", Collections.nCopies(rows, row));
	}

	/**
	 * A column of the row.
	 * @param name its name, without quotes
	 * @return an expression
	 */
	public static String column(String name) {
		return alias() + "." + Names.quote(name);
	}

	/**
	 * What qualifies a column of the row.
	 * @return the alias of the table, with quotes
	 */
	public static String alias() {
		return Names.quote(ALIAS);
	}

	/**
	 * How a row is found.
	 *
	 * @param columns the columns that are compared with a value each
	 * @param nullSafe whether NULL equals NULL
	 * @param lowest where several rows can match, the columns whose lowest values decide;
	 * empty where only one can
	 */
	public record Row(List<Column> columns, boolean nullSafe, List<String> lowest) {

		private String condition() {
			String operator = this.nullSafe ? " <=> " : " = ";
			return String.join(" AND ",
					this.columns.stream().map((column) -> column(column.name()) + operator + column.write()).toList());
		}

		private static String column(String name) {
			return LockingSelect.column(name);
		}

		private String order() {
			return this.lowest.isEmpty() ? "" : " ORDER BY "
					+ String.join(", ", this.lowest.stream().map(LockingSelect::column).toList()) + " LIMIT 1";
		}

	}

}
