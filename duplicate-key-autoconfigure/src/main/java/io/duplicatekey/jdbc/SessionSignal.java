package io.duplicatekey.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import org.jspecify.annotations.Nullable;

import io.duplicatekey.sql.HitSignal;

/**
 * The {@link HitSignal} as the session remembers it. Where a trigger runs before or after
 * an update, the answer to the statement has lost it, and the session has not.
 */
final class SessionSignal {

	private final Connection connection;

	/**
	 * Whether the session is that of a server which only the executed statement knows.
	 */
	private final boolean sharded;

	private boolean cleared;

	SessionSignal(Connection connection) throws SQLException {
		this.connection = connection;
		this.sharded = ShardingSphere.isBehind(connection);
	}

	/**
	 * Forget earlier signals where they could be taken for the next one. To be called
	 * before the statement.
	 * @param numbered whether the server reports a number if it inserts the row
	 */
	void clear(boolean numbered) throws SQLException {
		if (!numbered && !this.cleared && !this.sharded) {
			ask(this.connection, "SELECT LAST_INSERT_ID(0)");
			this.cleared = true;
		}
	}

	/**
	 * Whether the statement that was just executed found the key.
	 * @param executed the statement
	 * @param affected the affected rows
	 * @param numbered whether the server would have reported a number if it had inserted
	 * the row
	 */
	boolean isHit(PreparedUpsert executed, int affected, boolean numbered) throws SQLException {
		if (this.sharded) {
			return isHitOnShard(executed, affected);
		}
		boolean hit = affected != 1 || isHit(executed.lastInsertId(), numbered, this.connection);
		this.cleared = !hit;
		return hit;
	}

	/**
	 * Cleared afterwards, because before a statement nobody knows where it goes. Who
	 * numbers the row, the server or ShardingSphere, is not known either.
	 */
	private static boolean isHitOnShard(PreparedUpsert executed, int affected) throws SQLException {
		boolean hit = affected != 1 || isHit(executed.signal(), false, executed.session());
		if (hit) {
			ShardingSphere.forgetLastInsertId(executed.jdbc());
		}
		return hit;
	}

	private static boolean isHit(@Nullable String reported, boolean numbered, Connection session) throws SQLException {
		if (reported != null) {
			return HitSignal.isHit(reported);
		}
		return numbered || HitSignal.isHit(ask(session, "SELECT LAST_INSERT_ID()"));
	}

	private static String ask(Connection session, String query) throws SQLException {
		try (Statement statement = session.createStatement(); ResultSet result = statement.executeQuery(query)) {
			result.next();
			return result.getString(1);
		}
	}

}
