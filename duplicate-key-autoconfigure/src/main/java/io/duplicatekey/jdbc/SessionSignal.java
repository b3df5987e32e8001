package io.duplicatekey.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import io.duplicatekey.sql.HitSignal;

/**
 * The {@link HitSignal} as the session remembers it. Where a trigger runs before or after
 * an update, the answer to the statement has lost it, and the session has not.
 */
final class SessionSignal {

	private final Connection connection;

	private boolean cleared;

	SessionSignal(Connection connection) {
		this.connection = connection;
	}

	/**
	 * Forget earlier signals. To be called before the statement.
	 */
	void clear() throws SQLException {
		if (!this.cleared) {
			ask("SELECT LAST_INSERT_ID(0)");
			this.cleared = true;
		}
	}

	/**
	 * Whether the statement that was just executed found the key.
	 * @param executed the statement
	 * @param affected the affected rows
	 */
	boolean isHit(PreparedUpsert executed, int affected) throws SQLException {
		boolean hit = affected != 1;
		if (!hit) {
			String reported = executed.lastInsertId();
			hit = HitSignal.isHit((reported != null) ? reported : ask("SELECT LAST_INSERT_ID()"));
		}
		this.cleared = !hit;
		return hit;
	}

	private String ask(String query) throws SQLException {
		try (Statement statement = this.connection.createStatement();
				ResultSet result = statement.executeQuery(query)) {
			result.next();
			return result.getString(1);
		}
	}

}
