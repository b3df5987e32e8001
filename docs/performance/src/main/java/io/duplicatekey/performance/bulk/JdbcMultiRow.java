package io.duplicatekey.performance.bulk;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;

/**
 * Statements of many rows. The ids, if they are wanted, are selected by the keys.
 */
final class JdbcMultiRow implements Peer {

	private final String name;

	private final DataSource dataSource;

	private final Odku sql;

	private final int chunk;

	private final boolean ids;

	JdbcMultiRow(String name, DataSource dataSource, Odku sql, int chunk, boolean ids) {
		this.name = name;
		this.dataSource = dataSource;
		this.sql = sql;
		this.chunk = chunk;
		this.ids = ids;
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
	public boolean ids() {
		return this.ids;
	}

	@Override
	public Call prepare(List<Row> rows) {
		return () -> JdbcTransaction.run(this.dataSource, (connection) -> write(connection, rows));
	}

	private Outcome write(Connection connection, List<Row> rows) throws SQLException {
		int whole = rows.size() / this.chunk * this.chunk;
		List<@Nullable Long> found = new ArrayList<>();
		write(connection, rows.subList(0, whole), this.chunk, found);
		if (whole < rows.size()) {
			write(connection, rows.subList(whole, rows.size()), rows.size() - whole, found);
		}
		return this.ids ? Outcome.ids(found) : Outcome.NOTHING;
	}

	private void write(Connection connection, List<Row> rows, int size, List<@Nullable Long> found)
			throws SQLException {
		if (rows.isEmpty()) {
			return;
		}
		String selection = "SELECT sku, id FROM product WHERE sku IN ("
				+ String.join(", ", Collections.nCopies(size, "?")) + ")";
		try (PreparedStatement upsert = connection.prepareStatement(this.sql.rows(size));
				PreparedStatement select = this.ids ? connection.prepareStatement(selection) : null) {
			for (int first = 0; first < rows.size(); first += size) {
				List<Row> part = rows.subList(first, first + size);
				for (int i = 0; i < size; i++) {
					Odku.bind(upsert, i, part.get(i));
				}
				upsert.executeUpdate();
				if (select != null) {
					select(select, part, found);
				}
			}
		}
	}

	private static void select(PreparedStatement select, List<Row> rows, List<@Nullable Long> found)
			throws SQLException {
		for (int i = 0; i < rows.size(); i++) {
			select.setString(i + 1, rows.get(i).sku());
		}
		Map<String, Long> ids = new HashMap<>();
		try (ResultSet result = select.executeQuery()) {
			while (result.next()) {
				ids.put(result.getString(1), result.getLong(2));
			}
		}
		rows.forEach((row) -> found.add(ids.get(row.sku())));
	}

}
