package io.duplicatekey.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.dao.InvalidDataAccessApiUsageException;

import io.duplicatekey.plan.MappedColumn;
import io.duplicatekey.sql.Expression;
import io.duplicatekey.sql.Insert;
import io.duplicatekey.sql.Statement;
import io.duplicatekey.sql.UpdateStatements;

/**
 * Changes the row that has a key, and finds out whether there is one. Most drivers count
 * a row that is found, also where nothing in it changes. Where they do not, or nobody
 * knows, a count of zero is asked about: a row that is there is locked and then written
 * again, because it can have come since. A transaction must run.
 */
final class KeyUpdate {

	private final Connection connection;

	private final RowUpdate update;

	private final UpdateStatements statements;

	private final ValueBinder binder;

	private final @Nullable Object[] values;

	KeyUpdate(Connection connection, RowUpdate update, Server server, ValueBinder binder, @Nullable Object[] values) {
		this.connection = connection;
		this.update = update;
		this.statements = new UpdateStatements(update.plan().insert(), update.also(), server.rowReference());
		this.binder = binder;
		this.values = values;
	}

	/**
	 * Change it.
	 * @param arguments the arguments that expressions name
	 * @return whether it is there
	 */
	boolean run(Map<String, @Nullable Object> arguments) throws SQLException {
		checkKey();
		List<NumberedRow> row = List.of(new NumberedRow(0, this.values));
		try (PreparedUpsert prepared = new PreparedUpsert(this.connection, this.statements.update(this.update.change()),
				this.binder, arguments, false)) {
			if (prepared.execute(row) > 0) {
				return true;
			}
			if (countsFoundRows() || !lock()) {
				return false;
			}
			prepared.execute(row);
			return true;
		}
	}

	private void checkKey() {
		Insert insert = this.update.plan().insert();
		for (int i = 0; i < this.values.length; i++) {
			MappedColumn column = this.update.plan().columns().get(i);
			if (insert.key().contains(column.column().name()) && column.column().bound()
					&& GivenValue.of(this.values[i]) == null) {
				throw new InvalidDataAccessApiUsageException(
						"%s: the row has no value for '%s', which is part of the key; NULL equals nothing, so no stored row could be found"
							.formatted(this.update.plan().definition().where(),
									(column.property() != null) ? column.property() : column.column().name()));
			}
		}
	}

	private boolean countsFoundRows() throws SQLException {
		ConnectorJ driver = ConnectorJ.of(this.connection);
		return (driver != null) ? driver.countsFoundRows() : MariaDbDriver.countsFoundRows(this.connection);
	}

	private boolean lock() throws SQLException {
		Statement query = this.statements.lock();
		try (PreparedStatement prepared = this.connection.prepareStatement(query.text())) {
			int index = 1;
			for (Expression.Constant constant : query.constants()) {
				int column = ((Expression.Given) constant).column();
				this.binder.bind(prepared, index++, column, this.values[column]);
			}
			try (ResultSet rows = prepared.executeQuery()) {
				return rows.next();
			}
		}
	}

}
