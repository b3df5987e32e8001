package io.duplicatekey.performance.bulk;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collections;

/**
 * The statement as people write it by hand.
 *
 * @param rowAlias whether the server knows {@code AS new}, as MySQL does from 8.0.19
 */
record Odku(boolean rowAlias) {

	static final String COLUMNS = "sku, name, price, stock, hits, updated_at";

	static final int PARAMETERS = 6;

	private static final String[] UPDATED = { "name", "price", "stock", "hits", "updated_at" };

	String rows(int rows) {
		return "INSERT INTO product (" + COLUMNS + ") VALUES "
				+ String.join(", ", Collections.nCopies(rows, "(?, ?, ?, ?, ?, ?)")) + (this.rowAlias ? " AS new" : "")
				+ " ON DUPLICATE KEY UPDATE " + (this.rowAlias ? assignments("new.", "") : assignments("VALUES(", ")"));
	}

	static String assignments(String before, String after) {
		StringBuilder text = new StringBuilder();
		for (String column : UPDATED) {
			text.append(text.isEmpty() ? "" : ", ")
				.append(column)
				.append(" = ")
				.append(before)
				.append(column)
				.append(after);
		}
		return text.toString();
	}

	static void bind(PreparedStatement statement, int row, Row values) throws SQLException {
		int index = row * PARAMETERS;
		statement.setString(index + 1, values.sku());
		statement.setString(index + 2, values.name());
		statement.setBigDecimal(index + 3, values.price());
		statement.setInt(index + 4, values.stock());
		statement.setInt(index + 5, values.hits());
		statement.setObject(index + 6, values.updatedAt());
	}

}
