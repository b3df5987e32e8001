package io.duplicatekey.upsert;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.duplicatekey.sql.RowReference;

/**
 * Writes plans over JDBC: chooses statement and chunks, and counts what became of the
 * rows. One per application; what it learns of a server and a table it remembers.
 */
@SuppressWarnings("DoNotCallSuggester")
public final class UpsertExecutor {

	/**
	 * Create an executor.
	 * @param rowReference how statements refer to the new row, {@code null} to tell from
	 * the server's version
	 */
	public UpsertExecutor(@Nullable RowReference rowReference) {
	}

	/**
	 * Write rows. Transactions are the caller's.
	 * @param connection where to
	 * @param plan what to do
	 * @param binder binds the values
	 * @param rows the rows, each with the values of the plan's columns in order
	 * @param arguments the arguments of the call that expressions name
	 * @param counting what to find out; {@link Counting#EACH} calls the listener
	 * @param listener is told of each row
	 * @return the totals; where they were not asked for, a result that says nothing
	 * @throws SQLException from the driver, as it is
	 */
	public UpsertResult execute(Connection connection, UpsertPlan plan, ValueBinder binder,
			Iterator<@Nullable Object[]> rows, Map<String, @Nullable Object> arguments, Counting counting,
			RowListener listener) throws SQLException {
		throw new UnsupportedOperationException();
	}

	/**
	 * Check the key of a plan against the schema; does nothing the second time.
	 * @param connection where the table is
	 * @param plan what to check
	 * @throws SQLException from the driver
	 * @throws io.duplicatekey.InvalidDeclarationException if the schema does not allow it
	 */
	public void validate(Connection connection, UpsertPlan plan) throws SQLException {
		throw new UnsupportedOperationException();
	}

}
