package io.duplicatekey.diagnosis;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

import org.jspecify.annotations.Nullable;

import io.duplicatekey.schema.TableReader;

/**
 * Reads on a borrowed connection, as long as there is time and nobody waits for it.
 */
final class LookUp {

	private final Connection connection;

	private final int timeout;

	private final BooleanSupplier allowed;

	/**
	 * Create it; nothing is asked yet.
	 * @param connection where to ask
	 * @param timeout how many seconds one answer can take
	 * @param allowed whether one more question may be asked
	 */
	LookUp(Connection connection, int timeout, BooleanSupplier allowed) {
		this.connection = connection;
		this.timeout = timeout;
		this.allowed = allowed;
	}

	/**
	 * Ask.
	 * @param sql a statement that only reads and that every supported server knows, or
	 * that may fail
	 * @param row makes something of each row
	 * @param parameters its parameters
	 * @return what was made
	 * @throws SQLException if it fails, takes too long, or may not be asked any more
	 */
	<T> List<T> query(String sql, Row<T> row, @Nullable Object... parameters) throws SQLException {
		try (PreparedStatement statement = checked().prepareStatement(sql)) {
			statement.setQueryTimeout(this.timeout);
			for (int i = 0; i < parameters.length; i++) {
				statement.setObject(i + 1, parameters[i]);
			}
			List<T> result = new ArrayList<>();
			try (ResultSet rows = statement.executeQuery()) {
				while (rows.next()) {
					result.add(row.read(rows));
				}
			}
			return result;
		}
	}

	/**
	 * What a table is.
	 */
	TableReader table(@Nullable String schema, String table) throws SQLException {
		return new TableReader(checked(), schema, table, this.timeout);
	}

	/**
	 * The schema that the connection starts in.
	 */
	@Nullable String currentSchema() throws SQLException {
		return checked().getCatalog();
	}

	/**
	 * Whether the server is a MariaDB.
	 */
	boolean isMariaDb() throws SQLException {
		return checked().getMetaData().getDatabaseProductVersion().contains("MariaDB");
	}

	private Connection checked() throws SQLException {
		if (!this.allowed.getAsBoolean()) {
			throw new NotLookedUpException("the time for it was over, or somebody waited for the connection");
		}
		return this.connection;
	}

	interface Row<T> {

		T read(ResultSet row) throws SQLException;

	}

}
