package io.duplicatekey.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.CannotAcquireLockException;

import io.duplicatekey.mysql.FailedRows;
import io.duplicatekey.sql.Expression;
import io.duplicatekey.sql.Statement;
import io.duplicatekey.upsert.Upserted;

/**
 * A statement of an upsert, prepared: binds rows and executes.
 */
final class PreparedUpsert implements AutoCloseable {

	private static final Log logger = LogFactory.getLog(UpsertExecutor.class);

	/**
	 * MariaDB's ER_CHECKREAD, which it gives with innodb_snapshot_isolation, the default
	 * from 11.6.2 on, and which neither Spring nor Hibernate knows as transient.
	 */
	private static final int CHANGED_SINCE_SNAPSHOT = 1020;

	private final Statement statement;

	private final PreparedStatement prepared;

	private final ValueBinder binder;

	private final Map<String, @Nullable Object> arguments;

	private long executions;

	private long rows;

	/**
	 * Prepare a statement.
	 * @param keys whether {@link #lastInsertId()} will be asked for
	 */
	PreparedUpsert(Connection connection, Statement statement, ValueBinder binder,
			Map<String, @Nullable Object> arguments, boolean keys) throws SQLException {
		this.statement = statement;
		this.binder = binder;
		this.arguments = arguments;
		this.prepared = connection.prepareStatement(statement.text(),
				keys ? java.sql.Statement.RETURN_GENERATED_KEYS : java.sql.Statement.NO_GENERATED_KEYS);
		if (logger.isDebugEnabled()) {
			logger.debug("Upserting by [" + statement.text() + "]");
		}
	}

	/**
	 * Execute it.
	 * @param rows the rows, as many as the statement takes
	 * @return the affected rows
	 * @throws SQLException from the driver, with {@link FailedRows}
	 * @throws CannotAcquireLockException where MariaDB refuses a row that another
	 * transaction has changed since this one's snapshot
	 */
	int execute(List<NumberedRow> rows) throws SQLException {
		// Sorted rows need not be next to each other in the call.
		LongSummaryStatistics numbers = rows.stream().mapToLong(NumberedRow::number).summaryStatistics();
		return execute(rows, numbers.getMin(), numbers.getMax());
	}

	/**
	 * Execute it for rows that the server has already.
	 * @param first the number of the first of them within the call
	 * @param last the number of the last
	 */
	int execute(long first, long last) throws SQLException {
		return execute(List.of(), first, last);
	}

	private int execute(List<NumberedRow> rows, long first, long last) throws SQLException {
		try {
			bind(rows);
			int affected = this.prepared.executeUpdate();
			this.executions++;
			this.rows += rows.isEmpty() ? last - first + 1 : rows.size();
			return affected;
		}
		catch (SQLException ex) {
			if (FailedRows.of(ex) == null) {
				ex.addSuppressed(new FailedRows(first, last, this.statement.text()));
			}
			if (ex.getErrorCode() == CHANGED_SINCE_SNAPSHOT) {
				throw new CannotAcquireLockException(
						"Another transaction has changed a row since this one began to read; it can be retried", ex);
			}
			throw ex;
		}
	}

	private void bind(List<NumberedRow> rows) throws SQLException {
		int index = 1;
		for (NumberedRow row : rows) {
			for (int column : this.statement.rowColumns()) {
				this.binder.bind(this.prepared, index++, column, row.values()[column]);
			}
		}
		for (Expression.Constant constant : this.statement.constants()) {
			if (constant instanceof Expression.Given given) {
				this.binder.bind(this.prepared, index++, given.column(), rows.get(0).values()[given.column()]);
			}
			else {
				this.binder.bind(this.prepared, index++, constant, value(constant, this.arguments));
			}
		}
	}

	static @Nullable Object value(Expression.Constant constant, Map<String, @Nullable Object> arguments) {
		if (constant instanceof Expression.Parameter parameter) {
			return arguments.get(parameter.name());
		}
		return ((Expression.Literal) constant).value();
	}

	/**
	 * What the last execution reported as generated key.
	 * @return the number as text, because drivers differ in whether it is unsigned;
	 * {@code null} for none
	 */
	@Nullable String lastInsertId() throws SQLException {
		return lastInsertId(this.prepared);
	}

	/**
	 * Whether it leaves a signal in the server's session where it finds a key.
	 */
	boolean signals() {
		return this.statement.text().contains("LAST_INSERT_ID(");
	}

	/**
	 * The same as the server itself reported it.
	 */
	@Nullable String signal() throws SQLException {
		return lastInsertId(ShardingSphere.routed(this.prepared).get(0));
	}

	/**
	 * The server's session that executed it last.
	 */
	Connection session() throws SQLException {
		return ShardingSphere.routed(this.prepared).get(0).getConnection();
	}

	private static @Nullable String lastInsertId(PreparedStatement executed) throws SQLException {
		try (ResultSet keys = executed.getGeneratedKeys()) {
			return keys.next() ? keys.getString(1) : null;
		}
	}

	PreparedStatement jdbc() {
		return this.prepared;
	}

	@Override
	public void close() throws SQLException {
		if (logger.isDebugEnabled()) {
			logger.debug("Upserted " + this.rows + " rows, statements executed: " + this.executions);
		}
		this.prepared.close();
	}

}
