package io.duplicatekey.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.duplicatekey.schema.TableReader;
import io.duplicatekey.sql.TableName;

/**
 * Reads the AUTO_INCREMENT values of rows that were there already, by their keys.
 */
final class ExistingKeys implements AutoCloseable {

	private final PreparedStatement statement;

	private final ValueBinder binder = new TypedValueBinder();

	ExistingKeys(Connection connection, TableName table, String column, List<String> key) throws SQLException {
		// Locks, because only so does it read what other transactions have committed
		// meanwhile, as the upsert did.
		this.statement = connection.prepareStatement("SELECT " + TableReader.quote(column) + " FROM "
				+ ((table.schema() != null) ? TableReader.quote(table.schema()) + "." : "")
				+ TableReader.quote(table.name()) + " WHERE "
				+ key.stream().map((name) -> TableReader.quote(name) + " <=> ?").collect(Collectors.joining(" AND "))
				+ " LIMIT 2 LOCK IN SHARE MODE");
	}

	/**
	 * Find a row.
	 * @param values the values of the key's columns
	 * @return its AUTO_INCREMENT value, or {@code null} where it is not exactly one row
	 */
	@Nullable Long find(List<@Nullable Object> values) throws SQLException {
		for (int i = 0; i < values.size(); i++) {
			this.binder.bind(this.statement, i + 1, i, values.get(i));
		}
		try (ResultSet rows = this.statement.executeQuery()) {
			Long found = rows.next() ? Long.valueOf(rows.getLong(1)) : null;
			return rows.next() ? null : found;
		}
	}

	@Override
	public void close() throws SQLException {
		this.statement.close();
	}

}
