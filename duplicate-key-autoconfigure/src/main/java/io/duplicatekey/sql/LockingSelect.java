package io.duplicatekey.sql;

import java.util.ArrayList;
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
