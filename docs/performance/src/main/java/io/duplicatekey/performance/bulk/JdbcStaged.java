package io.duplicatekey.performance.bulk;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

import javax.sql.DataSource;

import com.mysql.cj.jdbc.JdbcStatement;

/**
 * LOAD DATA LOCAL into a temporary table, and one statement from there.
 */
final class JdbcStaged implements Peer {

	private final DataSource dataSource;

	JdbcStaged(DataSource dataSource) {
		this.dataSource = dataSource;
	}

	@Override
	public String name() {
		return "JDBC, staged LOAD DATA LOCAL";
	}

	@Override
	public Call prepare(List<Row> rows) {
		return () -> JdbcTransaction.run(this.dataSource, (connection) -> write(connection, rows));
	}

	private Outcome write(Connection connection, List<Row> rows) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			statement.execute("CREATE TEMPORARY TABLE staged (sku VARCHAR(32), name VARCHAR(100),"
					+ " price DECIMAL(12, 2), stock INT, hits INT, updated_at DATETIME(6))");
			try {
				statement.unwrap(JdbcStatement.class).setLocalInfileInputStream(new ByteArrayInputStream(lines(rows)));
				statement.execute(
						"LOAD DATA LOCAL INFILE 'rows' INTO TABLE staged CHARACTER SET utf8mb4 (" + Odku.COLUMNS + ")");
				statement.execute("INSERT INTO product (" + Odku.COLUMNS + ") SELECT " + Odku.COLUMNS
						+ " FROM staged ON DUPLICATE KEY UPDATE " + Odku.assignments("staged.", ""));
			}
			finally {
				statement.execute("DROP TEMPORARY TABLE staged");
			}
		}
		return Outcome.NOTHING;
	}

	private static byte[] lines(List<Row> rows) {
		StringBuilder text = new StringBuilder(rows.size() * 96);
		for (Row row : rows) {
			text.append(escaped(row.sku())).append('\t').append(escaped(row.name())).append('\t').append(row.price());
			text.append('\t').append(row.stock()).append('\t').append(row.hits()).append('\t').append(row.updatedAt());
			text.append('\n');
		}
		return text.toString().getBytes(StandardCharsets.UTF_8);
	}

	private static String escaped(String text) {
		return text.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n");
	}

}
