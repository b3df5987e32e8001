package io.duplicatekey.jdbc;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * What the isolation of a transaction lets its statements see.
 */
final class Isolation {

	private Isolation() {
	}

	/**
	 * Whether each statement sees what has been committed until then, instead of what was
	 * there when the transaction first read.
	 * @param connection the transaction's
	 * @return {@code true} for READ COMMITTED and below
	 * @throws SQLException from the driver
	 */
	static boolean isReadCommitted(Connection connection) throws SQLException {
		int isolation = connection.getTransactionIsolation();
		return isolation == Connection.TRANSACTION_READ_COMMITTED
				|| isolation == Connection.TRANSACTION_READ_UNCOMMITTED;
	}

}
