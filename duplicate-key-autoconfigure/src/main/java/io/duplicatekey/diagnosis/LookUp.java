package io.duplicatekey.diagnosis;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

import org.jspecify.annotations.Nullable;

import io.duplicatekey.schema.DatabaseKind;
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
		if (parameters.length == 0) {
			// Not every SHOW can be prepared.
			try (Statement statement = checked().createStatement()) {
				statement.setQueryTimeout(this.timeout);
				return read(statement.executeQuery(sql), row);
			}
		}
		try (PreparedStatement statement = checked().prepareStatement(sql)) {
			statement.setQueryTimeout(this.timeout);
			for (int i = 0; i < parameters.length; i++) {
				statement.setObject(i + 1, parameters[i]);
			}
			return read(statement.executeQuery(), row);
		}
	}

	private static <T> List<T> read(ResultSet rows, Row<T> row) throws SQLException {
		List<T> result = new ArrayList<>();
		try (rows) {
			while (rows.next()) {
				result.add(row.read(rows));
			}
		}
		return result;
	}

	/**
	 * Set a variable of the session, which the caller restores.
	 * @param variable its name
	 * @param value a number
	 * @throws SQLException if it fails, or may not be asked any more
	 */
	void set(String variable, long value) throws SQLException {
		checked();
		restore(variable, value);
	}

	/**
	 * Set a variable of the session back, also where nothing may be asked any more.
	 * @param variable its name
	 * @param value the number from before
	 * @throws SQLException if it fails
	 */
	void restore(String variable, long value) throws SQLException {
		try (Statement statement = this.connection.createStatement()) {
			statement.setQueryTimeout(this.timeout);
			statement.execute("SET SESSION " + variable + " = " + value);
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
		return DatabaseKind.isMariaDb(checked());
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
