package io.duplicatekey.performance.bulk;

import java.sql.Connection;
import java.sql.SQLException;

import javax.sql.DataSource;

/**
 * A transaction by hand.
 */
final class JdbcTransaction {

	private JdbcTransaction() {
	}

	static Outcome run(DataSource dataSource, Work work) throws SQLException {
		try (Connection connection = dataSource.getConnection()) {
			connection.setAutoCommit(false);
			boolean done = false;
			try {
				Outcome outcome = work.run(connection);
				connection.commit();
				done = true;
				return outcome;
			}
			finally {
				if (!done) {
					connection.rollback();
				}
				connection.setAutoCommit(true);
			}
		}
	}

	/**
	 * What happens in a transaction.
	 */
	interface Work {

		Outcome run(Connection connection) throws SQLException;

	}

}
