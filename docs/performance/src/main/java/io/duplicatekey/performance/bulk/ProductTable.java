package io.duplicatekey.performance.bulk;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The table, and a copy of the state it is put to before each measurement.
 *
 * @param connection a connection of its own to the database
 */
record ProductTable(Connection connection) {

	void create() throws SQLException {
		execute("""
				CREATE TABLE product (id BIGINT AUTO_INCREMENT PRIMARY KEY, sku VARCHAR(32) NOT NULL UNIQUE,
				name VARCHAR(100) NOT NULL, price DECIMAL(12, 2) NOT NULL, stock INT NOT NULL, hits INT NOT NULL,
				updated_at DATETIME(6) NOT NULL)""");
		execute("CREATE TABLE product_start LIKE product");
	}

	void prepare(List<Row> stored) throws SQLException {
		execute("TRUNCATE TABLE product_start");
		this.connection.setAutoCommit(false);
		try (PreparedStatement statement = this.connection
			.prepareStatement("INSERT INTO product_start (" + Odku.COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?)")) {
			for (Row row : stored) {
				Odku.bind(statement, 0, row);
				statement.addBatch();
			}
			statement.executeBatch();
		}
		this.connection.commit();
		this.connection.setAutoCommit(true);
	}

	void reset() throws SQLException {
		execute("TRUNCATE TABLE product");
		execute("INSERT INTO product SELECT * FROM product_start ORDER BY id");
	}

	private void execute(String sql) throws SQLException {
		try (Statement statement = this.connection.createStatement()) {
			statement.execute(sql);
		}
	}

	Map<String, Row> content() throws SQLException {
		Map<String, Row> content = new HashMap<>();
		try (Statement statement = this.connection.createStatement();
				ResultSet result = statement.executeQuery("SELECT " + Odku.COLUMNS + " FROM product")) {
			while (result.next()) {
				content.put(result.getString(1),
						new Row(result.getString(1), result.getString(2), result.getBigDecimal(3), result.getInt(4),
								result.getInt(5), result.getObject(6, LocalDateTime.class)));
			}
		}
		return content;
	}

	Map<String, Long> ids() throws SQLException {
		Map<String, Long> ids = new HashMap<>();
		try (Statement statement = this.connection.createStatement();
				ResultSet result = statement.executeQuery("SELECT sku, id FROM product")) {
			while (result.next()) {
				ids.put(result.getString(1), result.getLong(2));
			}
		}
		return ids;
	}

	/**
	 * How many deadlocks the server has seen since it was started, of all its clients.
	 */
	long deadlocks() throws SQLException {
		try (Statement statement = this.connection.createStatement();
				ResultSet result = statement.executeQuery(
						"SELECT count FROM information_schema.INNODB_METRICS WHERE name = 'lock_deadlocks'")) {
			return result.next() ? result.getLong(1) : 0;
		}
	}

}
