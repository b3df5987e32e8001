package io.duplicatekey.translation;

import java.io.Serial;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The connection for the look-ups of one failure: the one that the thread already holds
 * or, when it holds none, a short one, opened only when a look-up asks for it. It never
 * borrows a second connection while one is held, because with a pool of one that would be
 * a dead lock.
 */
final class ConnectionAccess implements AutoCloseable {

	private final DataSource dataSource;

	private final SessionConnections sessions;

	private @Nullable Connection connection;

	private @Nullable Release release;

	ConnectionAccess(DataSource dataSource, SessionConnections sessions) {
		this.dataSource = target(dataSource);
		this.sessions = sessions;
	}

	/**
	 * Whether the thread still holds the connection of the failed statement, so that what
	 * {@link #get()} says of its session holds for the statement too.
	 */
	boolean isHeld() {
		return isBound(this.dataSource) || this.sessions.isBound(this.dataSource);
	}

	static boolean isBound(DataSource dataSource) {
		return TransactionSynchronizationManager.getResource(target(dataSource)) != null;
	}

	/**
	 * Transaction managers bind the connection to what the proxy stands for.
	 */
	private static DataSource target(DataSource dataSource) {
		DataSource target = (dataSource instanceof TransactionAwareDataSourceProxy proxy) ? proxy.getTargetDataSource()
				: null;
		return (target != null) ? target : dataSource;
	}

	Connection get() throws SQLException {
		Connection connection = this.connection;
		if (connection == null) {
			connection = open();
			this.connection = connection;
		}
		return connection;
	}

	private Connection open() throws SQLException {
		if (isBound(this.dataSource)) {
			Connection bound = DataSourceUtils.doGetConnection(this.dataSource);
			this.release = () -> DataSourceUtils.doReleaseConnection(bound, this.dataSource);
			return bound;
		}
		if (this.sessions.isBound(this.dataSource)) {
			// The session keeps its connection until it is closed, so there is nothing to
			// release.
			return this.sessions.connectionOf(this.dataSource);
		}
		if (TransactionSynchronizationManager.isActualTransactionActive()) {
			// A transaction that this DataSource does not take part in visibly, for
			// instance JTA: its connection is out of reach, a second one out of question.
			throw new OutOfReachException();
		}
		Connection borrowed = this.dataSource.getConnection();
		this.release = borrowed::close;
		return borrowed;
	}

	@Override
	public void close() throws SQLException {
		if (this.release != null) {
			this.release.release();
		}
	}

	/**
	 * The connections that sessions bound to the thread hold outside of a transaction, as
	 * an "open session in view" does.
	 */
	interface SessionConnections {

		boolean isBound(DataSource dataSource);

		Connection connectionOf(DataSource dataSource) throws SQLException;

		/**
		 * Whether sessions have connections of a tenant, which can be in another schema
		 * than those that the data source gives, or on another server.
		 */
		boolean hasTenants(DataSource dataSource);

	}

	/**
	 * There is a connection, and no way to it. That is so for this one failure and says
	 * nothing about the next.
	 */
	static final class OutOfReachException extends SQLTransientConnectionException {

		@Serial
		private static final long serialVersionUID = 1L;

		OutOfReachException() {
			super("The connection of the active transaction is out of reach");
		}

	}

	private interface Release {

		void release() throws SQLException;

	}

}
