package io.duplicatekey.translation;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import io.duplicatekey.mysql.KeyName;
import io.duplicatekey.mysql.KeyNaming;
import io.duplicatekey.mysql.WrittenTable;
import io.duplicatekey.schema.DatabaseKind;
import io.duplicatekey.schema.TableReader;
import io.duplicatekey.schema.UniqueIndex;

/**
 * The questions to the schema as SQL. Only statements that every MySQL since 5.6 and
 * every MariaDB since 10.6 answer, and none that would end a transaction.
 */
final class SchemaQueries {

	/**
	 * A look-up must not hold up an error for long, for instance behind an ALTER TABLE.
	 */
	private static final int TIMEOUT_SECONDS = 3;

	private static final String FIND = """
			SELECT TABLE_SCHEMA, TABLE_NAME, INDEX_NAME, COLUMN_NAME FROM information_schema.STATISTICS
			WHERE TABLE_NAME = ? AND INDEX_NAME = ? AND NON_UNIQUE = 0
			ORDER BY TABLE_SCHEMA, TABLE_NAME, SEQ_IN_INDEX LIMIT 500""";

	private static final String FUNCTION = """
			SELECT COUNT(*) FROM information_schema.ROUTINES
			WHERE ROUTINE_TYPE = 'FUNCTION' AND ROUTINE_NAME = ?""";

	private final ConnectionAccess connection;

	SchemaQueries(ConnectionAccess connection) {
		this.connection = connection;
	}

	boolean isMySql() throws SQLException {
		return DatabaseKind.isKnown(this.connection.get());
	}

	KeyNaming naming() throws SQLException {
		return KeyNaming.of(this.connection.get().getMetaData().getDatabaseProductVersion());
	}

	boolean ignoresTableCase() throws SQLException {
		DatabaseMetaData metaData = this.connection.get().getMetaData();
		return !metaData.supportsMixedCaseIdentifiers();
	}

	/**
	 * The session's schema, empty where it has none.
	 */
	String currentSchema() throws SQLException {
		String catalog = this.connection.get().getCatalog();
		return (catalog != null) ? catalog : "";
	}

	List<UniqueKey> keysOf(String schema, String table) throws SQLException {
		List<UniqueIndex> indexes = reader(schema, table).uniqueIndexes();
		return indexes.stream()
			.map((index) -> new UniqueKey(schema, index.table(), index.name(), columnsOf(index)))
			.toList();
	}

	private TableReader reader(String schema, String table) throws SQLException {
		return new TableReader(this.connection.get(), schema.isEmpty() ? null : schema, table, TIMEOUT_SECONDS);
	}

	private static List<String> columnsOf(UniqueIndex index) {
		List<String> columns = index.parts().stream().map(UniqueIndex.Part::column).filter(Objects::nonNull).toList();
		return (columns.size() == index.parts().size()) ? columns : List.of();
	}

	List<UniqueKey> find(KeyName name, boolean ignoreTableCase) throws SQLException {
		KeyCollector keys = new KeyCollector();
		query(FIND, (row) -> {
			String table = row.getString(2);
			// Older servers compare in information_schema without regard to case.
			if (ignoreTableCase || table.equals(name.table())) {
				keys.add(row.getString(1), table, row.getString(3), row.getString(4));
			}
		}, name.table(), name.key());
		return keys.toList();
	}

	boolean mayWriteElsewhere(String schema, WrittenTable table) throws SQLException {
		boolean[] elsewhere = { reader(schema, table.table()).mayHaveTriggers() };
		for (String function : table.calledFunctions()) {
			String name = function.substring(function.lastIndexOf('.') + 1);
			query(FUNCTION, (row) -> elsewhere[0] |= row.getInt(1) > 0, name);
		}
		return elsewhere[0];
	}

	private void query(String sql, Row action, @Nullable String... parameters) throws SQLException {
		try (PreparedStatement statement = this.connection.get().prepareStatement(sql)) {
			statement.setQueryTimeout(TIMEOUT_SECONDS);
			for (int i = 0; i < parameters.length; i++) {
				statement.setString(i + 1, parameters[i]);
			}
			try (ResultSet rows = statement.executeQuery()) {
				while (rows.next()) {
					action.read(rows);
				}
			}
		}
	}

	private interface Row {

		void read(ResultSet row) throws SQLException;

	}

	/**
	 * Gathers the rows of index parts into keys.
	 */
	private static final class KeyCollector {

		private final Map<List<String>, List<@Nullable String>> columns = new LinkedHashMap<>();

		void add(String schema, String table, String name, @Nullable String column) {
			this.columns.computeIfAbsent(List.of(schema, table, name), (key) -> new ArrayList<>()).add(column);
		}

		List<UniqueKey> toList() {
			List<UniqueKey> keys = new ArrayList<>();
			this.columns.forEach((key, parts) -> keys.add(new UniqueKey(key.get(0), key.get(1), key.get(2),
					parts.contains(null) ? List.of() : List.copyOf(parts))));
			return keys;
		}

	}

}
