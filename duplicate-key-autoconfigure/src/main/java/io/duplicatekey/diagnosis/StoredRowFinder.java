package io.duplicatekey.diagnosis;

import java.sql.SQLException;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.duplicatekey.schema.TableColumn;
import io.duplicatekey.schema.TableReader;
import io.duplicatekey.schema.UniqueIndex;

/**
 * Finds the row that is stored with the key that was violated: by the values of the row
 * that was given, or by those that the error prints. The server compares, as its index
 * does.
 */
final class StoredRowFinder {

	private final Scene scene;

	StoredRowFinder(Scene scene) {
		this.scene = scene;
	}

	@Nullable StoredRow find() throws SQLException {
		KeyTable table = this.scene.table();
		if (table == null) {
			return null;
		}
		List<TableColumn> columns = new ArrayList<>();
		for (UniqueIndex.Part part : table.index().parts()) {
			TableColumn column = table.column(part.column());
			if (column == null) {
				this.scene.note("A part of the key is an expression, so the stored row was not searched.");
				return null;
			}
			columns.add(column);
		}
		List<Object> given = given(columns);
		StoredRow row = (given != null) ? find(table, given) : null;
		return (row != null) ? row : findPrinted(table, columns);
	}

	/**
	 * The values of the given row, if it has all of the key.
	 */
	private @Nullable List<Object> given(List<TableColumn> columns) {
		List<Object> values = new ArrayList<>();
		for (TableColumn column : columns) {
			Object value = this.scene.row().get(column.name());
			if (!(value instanceof CharSequence || value instanceof Number || value instanceof Boolean
					|| value instanceof byte[] || value instanceof Temporal || value instanceof Date)) {
				return null;
			}
			values.add(value);
		}
		return values;
	}

	private @Nullable StoredRow findPrinted(KeyTable table, List<TableColumn> columns) throws SQLException {
		String printed = this.scene.error().value();
		if (printed == null || this.scene.error().valueTruncated()) {
			this.scene.note("The error does not show all of the key, so the stored row was not searched.");
			return null;
		}
		List<List<Object>> ways = KeyValues.split(printed, columns);
		if (ways == null) {
			this.scene.note("The key cannot be read from the error, so the stored row was not searched.");
			return null;
		}
		List<StoredRow> found = new ArrayList<>();
		for (List<Object> values : ways) {
			StoredRow row = find(table, values);
			if (row != null) {
				found.add(row);
			}
		}
		if (found.size() > 1) {
			this.scene.note("The key as the error shows it can be that of several stored rows.");
		}
		return (found.size() == 1) ? found.get(0) : null;
	}

	private @Nullable StoredRow find(KeyTable table, List<Object> values) throws SQLException {
		List<String> conditions = new ArrayList<>();
		List<Object> parameters = new ArrayList<>();
		for (int i = 0; i < values.size(); i++) {
			UniqueIndex.Part part = table.index().parts().get(i);
			String column = TableReader.quote(String.valueOf(part.column()));
			Object value = values.get(i);
			if (part.prefix() > 0 && value instanceof CharSequence text) {
				// The first condition is for the index: it cannot search by a function.
				conditions.add(column + " LIKE ? AND LEFT(" + column + ", " + part.prefix() + ") = ?");
				String prefix = text.toString()
					.substring(0, text.toString().offsetByCodePoints(0, Math.min(part.prefix(), codePoints(text))));
				parameters.add(prefix.replaceAll("([\\\\%_])", "\\\\$1") + "%");
				parameters.add(prefix);
			}
			else {
				conditions.add(column + " = ?");
				parameters.add(value);
			}
		}
		String condition = String.join(" AND ", conditions);
		List<Integer> rows = this.scene.lookUp()
			.query("SELECT 1 FROM " + table.quoted() + " WHERE " + condition + " LIMIT 1", (row) -> row.getInt(1),
					parameters.toArray());
		return rows.isEmpty() ? null : new StoredRow(this.scene.lookUp(), table.quoted(), condition, parameters);
	}

	private static int codePoints(CharSequence text) {
		return (int) text.codePoints().count();
	}

}
