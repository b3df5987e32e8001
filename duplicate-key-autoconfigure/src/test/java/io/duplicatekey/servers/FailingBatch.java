package io.duplicatekey.servers;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A batch some of whose rows are duplicates, each of a value of its own, so that the
 * server's message tells which of them it is about.
 *
 * @param kind how the batch is made
 * @param size the number of its rows
 * @param duplicates the rows that are duplicates
 */
public record FailingBatch(Kind kind, int size, List<Integer> duplicates) {

	private static final Pattern DUPLICATE = Pattern.compile("Duplicate entry 'dup(\\d+)'");

	// Long enough for few rows to fill a small packet.
	private static final String PADDING = "x".repeat(300);

	/**
	 * Every kind of batch of these sizes with one or two duplicates.
	 * @param sizes the sizes
	 * @return all of them
	 */
	public static List<FailingBatch> all(int... sizes) {
		List<FailingBatch> batches = new ArrayList<>();
		for (Kind kind : Kind.values()) {
			for (int size : sizes) {
				for (int first = 0; first < size; first++) {
					batches.add(new FailingBatch(kind, size, List.of(first)));
					for (int second = first + 1; second < size; second++) {
						batches.add(new FailingBatch(kind, size, List.of(first, second)));
					}
				}
			}
		}
		return batches;
	}

	/**
	 * Create the table that batches write to.
	 * @param connection a connection to an empty database
	 * @throws SQLException if that fails
	 */
	public static void createTable(Connection connection) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			statement
				.execute("CREATE TABLE t (id INT PRIMARY KEY, v VARCHAR(20), padding VARCHAR(400), UNIQUE KEY uk (v))");
		}
	}

	/**
	 * Fill the table so that the batch fails, and execute it.
	 * @param connection a connection to the database with the table
	 * @return what the batch failed with
	 * @throws SQLException if the table cannot be filled
	 */
	public SQLException execute(Connection connection) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			statement.execute("DELETE FROM t");
			for (int row : this.duplicates) {
				statement.execute("INSERT INTO t VALUES (" + (100 + row) + ", 'dup" + row + "', '')");
			}
			for (int row = 0; this.kind.update && row < this.size; row++) {
				statement.execute("INSERT INTO t VALUES (" + row + ", 'old" + row + "', '')");
			}
		}
		try (Statement batch = this.kind.plain ? connection.createStatement() : prepare(connection)) {
			for (int row = 0; row < this.size; row++) {
				add(batch, row);
			}
			batch.executeBatch();
		}
		catch (SQLException ex) {
			return ex;
		}
		throw new IllegalStateException(this + " did not fail");
	}

	/**
	 * Read from the server's message which row it is about.
	 * @param failure what the batch failed with
	 * @return the row
	 */
	public static int reportedRow(Throwable failure) {
		Throwable error = failure;
		while (error.getCause() != null) {
			error = error.getCause();
		}
		Matcher matcher = DUPLICATE.matcher(String.valueOf(error.getMessage()));
		if (!matcher.find()) {
			throw new IllegalArgumentException("No duplicate of a batch", failure);
		}
		return Integer.parseInt(matcher.group(1));
	}

	private PreparedStatement prepare(Connection connection) throws SQLException {
		return switch (this.kind) {
			case PREPARED_UPDATE -> connection.prepareStatement("UPDATE t SET v = ?, padding = ? WHERE id = ?");
			case PREPARED_WITH_KEYS -> connection.prepareStatement("INSERT INTO t (v, padding, id) VALUES (?, ?, ?)",
					Statement.RETURN_GENERATED_KEYS);
			default -> connection.prepareStatement("INSERT INTO t (v, padding, id) VALUES (?, ?, ?)");
		};
	}

	private void add(Statement batch, int row) throws SQLException {
		String value = (this.duplicates.contains(row) ? "dup" : "new") + row;
		if (batch instanceof PreparedStatement prepared) {
			prepared.setString(1, value);
			prepared.setString(2, PADDING);
			prepared.setInt(3, row);
			prepared.addBatch();
		}
		else if (this.kind.update) {
			batch.addBatch("UPDATE t SET v = '" + value + "', padding = '" + PADDING + "' WHERE id = " + row);
		}
		else {
			batch.addBatch("INSERT INTO t VALUES (" + row + ", '" + value + "', '" + PADDING + "')");
		}
	}

	/**
	 * How a batch is made. The names go into the recorded facts.
	 */
	public enum Kind {

		/**
		 * A prepared {@code INSERT}.
		 */
		PREPARED(false, false),

		/**
		 * A prepared {@code INSERT} that asks for generated keys.
		 */
		PREPARED_WITH_KEYS(false, false),

		/**
		 * A prepared {@code UPDATE}, which Connector/J rewrites in another way.
		 */
		PREPARED_UPDATE(false, true),

		/**
		 * Plain {@code INSERT} statements.
		 */
		PLAIN(true, false),

		/**
		 * Plain {@code UPDATE} statements.
		 */
		PLAIN_UPDATE(true, true);

		private final boolean plain;

		private final boolean update;

		Kind(boolean plain, boolean update) {
			this.plain = plain;
			this.update = update;
		}

	}

}
