package io.duplicatekey.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Asks whether a server logs statements as they are, and so refuses to write at READ
 * COMMITTED.
 */
public final class BinaryLog {

	private static final int REFUSES_READ_COMMITTED = 1665;

	private static final Log logger = LogFactory.getLog(BinaryLog.class);

	private BinaryLog() {
	}

	/**
	 * Ask.
	 * @param connection the server
	 * @return whether writes at READ COMMITTED would fail; {@code false} where that is
	 * not to be known
	 */
	public static boolean refusesReadCommitted(Connection connection) {
		try (Statement statement = connection.createStatement();
				ResultSet result = statement.executeQuery("SELECT @@GLOBAL.log_bin, @@SESSION.binlog_format")) {
			return result.next() && result.getBoolean(1) && "STATEMENT".equals(result.getString(2));
		}
		catch (SQLException ex) {
			// Not every proxy knows these variables.
			logger.debug("Could not ask for the format of the binary log", ex);
			return false;
		}
	}

	/**
	 * Tell from a failure.
	 * @param failure what was thrown
	 * @return whether the server has refused to write at READ COMMITTED
	 */
	public static boolean hasRefused(Throwable failure) {
		return LockConflict.isCausedBy(failure, REFUSES_READ_COMMITTED);
	}

}
