package io.duplicatekey.performance.bulk;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

import javax.sql.DataSource;

/**
 * {@code addBatch} and {@code executeBatch}: what becomes of it is up to the driver and
 * its URL.
 */
final class JdbcBatch implements Peer {

	private final String name;

	private final DataSource dataSource;

	private final Odku sql;

	private final int chunk;

	JdbcBatch(String name, DataSource dataSource, Odku sql, int chunk) {
		this.name = name;
		this.dataSource = dataSource;
		this.sql = sql;
		this.chunk = chunk;
	}

	@Override
	public String name() {
		return this.name;
	}

	@Override
	public int chunk() {
		return this.chunk;
	}

	@Override
	public Call prepare(List<Row> rows) {
		return () -> JdbcTransaction.run(this.dataSource, (connection) -> write(connection, rows));
	}

	private Outcome write(Connection connection, List<Row> rows) throws SQLException {
		try (PreparedStatement statement = connection.prepareStatement(this.sql.rows(1))) {
			for (int first = 0; first < rows.size(); first += this.chunk) {
				for (Row row : rows.subList(first, Math.min(rows.size(), first + this.chunk))) {
					Odku.bind(statement, 0, row);
					statement.addBatch();
				}
				statement.executeBatch();
			}
		}
		return Outcome.NOTHING;
	}

}
