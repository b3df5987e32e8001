package io.duplicatekey.jdbc;

import java.sql.Connection;
import java.sql.SQLException;

import javax.sql.DataSource;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.jdbc.datasource.ConnectionProxy;
import org.springframework.jdbc.datasource.SmartDataSource;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Runs work in a transaction of its own, where the connection is not part of one. Not
 * with a transaction manager, because one would begin and end a transaction of its own on
 * a connection that Spring's JPA support shares.
 */
final class OwnTransaction {

	private static final Log logger = LogFactory.getLog(OwnTransaction.class);

	private OwnTransaction() {
	}

	/**
	 * Whether a connection is part of no transaction.
	 */
	static boolean isNeeded(DataSource dataSource, Connection connection) throws SQLException {
		return connection.getAutoCommit() || !(TransactionSynchronizationManager.hasResource(target(dataSource))
				|| isKept(dataSource, connection));
	}

	static <T> T run(Connection connection, Work<T> work) throws SQLException {
		boolean autoCommit = connection.getAutoCommit();
		if (autoCommit) {
			connection.setAutoCommit(false);
		}
		try {
			T result = work.run(connection);
			connection.commit();
			return result;
		}
		catch (SQLException | RuntimeException | Error ex) {
			rollBack(connection, ex);
			throw ex;
		}
		finally {
			if (autoCommit) {
				restore(connection);
			}
		}
	}

	/**
	 * What was done is done, or has failed with an exception that matters more.
	 */
	private static void restore(Connection connection) {
		try {
			connection.setAutoCommit(true);
		}
		catch (SQLException ex) {
			logger.debug("Could not turn auto-commit on again", ex);
		}
	}

	private static void rollBack(Connection connection, Throwable failure) {
		try {
			connection.rollback();
		}
		catch (SQLException ex) {
			failure.addSuppressed(ex);
		}
	}

	/**
	 * Spring binds connections to what the proxy stands for.
	 */
	private static DataSource target(DataSource dataSource) {
		DataSource target = (dataSource instanceof TransactionAwareDataSourceProxy proxy) ? proxy.getTargetDataSource()
				: null;
		return (target != null) ? target : dataSource;
	}

	/**
	 * A connection that goes on after the call, as that of a
	 * {@code SingleConnectionDataSource}, has a transaction of whoever began it.
	 */
	private static boolean isKept(DataSource dataSource, Connection connection) {
		Connection target = (connection instanceof ConnectionProxy proxy) ? proxy.getTargetConnection() : connection;
		return dataSource instanceof SmartDataSource smart && !smart.shouldClose(target);
	}

	interface Work<T> {

		T run(Connection connection) throws SQLException;

	}

}
