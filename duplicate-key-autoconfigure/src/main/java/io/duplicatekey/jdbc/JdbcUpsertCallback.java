package io.duplicatekey.jdbc;

import java.sql.Connection;
import java.sql.SQLException;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.SqlProvider;

import io.duplicatekey.mysql.FailedRows;

/**
 * Work for a {@code JdbcTemplate}, in a transaction of its own where none runs. It tells
 * the template which statement failed, so that the exception names it.
 *
 * @param <T> the type of the result
 */
final class JdbcUpsertCallback<T> implements ConnectionCallback<T>, SqlProvider {

	private final DataSource dataSource;

	private final OwnTransaction.Work<T> work;

	private @Nullable String failedSql;

	private boolean own;

	JdbcUpsertCallback(DataSource dataSource, OwnTransaction.Work<T> work) {
		this.dataSource = dataSource;
		this.work = work;
	}

	@Override
	public T doInConnection(Connection connection) throws SQLException {
		this.own = OwnTransaction.isNeeded(this.dataSource, connection);
		try {
			return this.own ? OwnTransaction.run(connection, this.work) : this.work.run(connection);
		}
		catch (SQLException ex) {
			FailedRows failed = FailedRows.of(ex);
			this.failedSql = (failed != null) ? failed.sql() : null;
			throw ex;
		}
	}

	/**
	 * Whether the transaction was its own, so that a failure has undone everything.
	 */
	boolean isOwn() {
		return this.own;
	}

	@Override
	public @Nullable String getSql() {
		return this.failedSql;
	}

}
