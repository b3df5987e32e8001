package io.duplicatekey.schema;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The questions about a table as SQL. Only statements that every MySQL since 5.6 and
 * every MariaDB since 10.6 answer, and none that would end a transaction. SHOW rather
 * than information_schema or the drivers' metadata where it is about the table itself,
 * because it alone shows temporary tables, with every driver.
 */
public final class TableReader implements TableFacts {

	private static final String REFERENCES = """
			SELECT CONSTRAINT_NAME, CONSTRAINT_SCHEMA, TABLE_NAME, DELETE_RULE
			FROM information_schema.REFERENTIAL_CONSTRAINTS
			WHERE UNIQUE_CONSTRAINT_SCHEMA = COALESCE(?, DATABASE()) AND REFERENCED_TABLE_NAME = ?
			ORDER BY CONSTRAINT_SCHEMA, TABLE_NAME, CONSTRAINT_NAME""";

	private static final String OWN_REFERENCES = """
			SELECT COUNT(*) FROM information_schema.REFERENTIAL_CONSTRAINTS
			WHERE CONSTRAINT_SCHEMA = COALESCE(?, DATABASE()) AND TABLE_NAME = ?
			AND UNIQUE_CONSTRAINT_SCHEMA = CONSTRAINT_SCHEMA AND REFERENCED_TABLE_NAME = TABLE_NAME""";

	/**
	 * Triggers show only to who has the TRIGGER privilege: without it, an empty answer
	 * says nothing. Every user has at least the row USAGE in USER_PRIVILEGES, except
	 * where the server runs with --skip-grant-tables and shows everything to everybody.
	 */
	private static final String TRIGGERS = """
			SELECT (SELECT COUNT(*) FROM information_schema.TRIGGERS
			WHERE EVENT_OBJECT_SCHEMA = COALESCE(?, DATABASE()) AND EVENT_OBJECT_TABLE = ?) = 0 AND (
			EXISTS (SELECT 1 FROM information_schema.USER_PRIVILEGES WHERE PRIVILEGE_TYPE = 'TRIGGER')
			OR NOT EXISTS (SELECT 1 FROM information_schema.USER_PRIVILEGES)
			OR EXISTS (SELECT 1 FROM information_schema.SCHEMA_PRIVILEGES
			WHERE PRIVILEGE_TYPE = 'TRIGGER' AND COALESCE(?, DATABASE()) LIKE TABLE_SCHEMA)
			OR EXISTS (SELECT 1 FROM information_schema.TABLE_PRIVILEGES
			WHERE PRIVILEGE_TYPE = 'TRIGGER' AND TABLE_SCHEMA = COALESCE(?, DATABASE()) AND TABLE_NAME = ?))""";

	private final Connection connection;

	private final @Nullable String schema;

	private final String table;

	private final int timeout;

	/**
	 * Create a reader; nothing is asked yet.
	 * @param connection where to ask
	 * @param schema the table's schema, {@code null} for the session's own
	 * @param table the table
	 * @param timeout how many seconds an answer can take, for instance behind an ALTER
	 * TABLE; 0 for any time
	 */
	public TableReader(Connection connection, @Nullable String schema, String table, int timeout) {
		this.timeout = timeout;
		this.connection = connection;
		this.schema = schema;
		this.table = table;
	}

	@Override
	public List<UniqueIndex> uniqueIndexes() throws SQLException {
		Map<String, UniqueIndex> indexes = new LinkedHashMap<>();
		show("INDEX", (row, expressions) -> {
			if (row.getInt("Non_unique") == 0) {
				String table = row.getString("Table");
				boolean expression = expressions && row.getString("Expression") != null;
				indexes
					.computeIfAbsent(row.getString("Key_name"),
							(name) -> new UniqueIndex(table, name, new ArrayList<>()))
					.parts()
					.add(new UniqueIndex.Part(expression ? null : row.getString("Column_name"),
							row.getInt("Sub_part")));
			}
		});
		return List.copyOf(indexes.values());
	}

	@Override
	public List<TableColumn> columns() throws SQLException {
		List<TableColumn> columns = new ArrayList<>();
		show("COLUMNS", (row, expressions) -> columns.add(new TableColumn(row.getString("Field"), row.getString("Type"),
				"YES".equalsIgnoreCase(row.getString("Null")), row.getString("Default"), row.getString("Extra"))));
		return columns;
	}

	@Override
	public List<ForeignKey> references(String storedName) throws SQLException {
		List<ForeignKey> references = new ArrayList<>();
		try (PreparedStatement statement = this.connection.prepareStatement(REFERENCES)) {
			statement.setQueryTimeout(this.timeout);
			statement.setString(1, this.schema);
			statement.setString(2, storedName);
			try (ResultSet rows = statement.executeQuery()) {
				while (rows.next()) {
					references.add(
							new ForeignKey(rows.getString(1), rows.getString(2), rows.getString(3), rows.getString(4)));
				}
			}
		}
		return references;
	}

	/**
	 * Whether rows can refer to rows of the same table.
	 * @return whether there is a foreign key from the table to itself
	 * @throws SQLException from the driver
	 */
	public boolean refersToItself() throws SQLException {
		try (PreparedStatement statement = this.connection.prepareStatement(OWN_REFERENCES)) {
			statement.setQueryTimeout(this.timeout);
			statement.setString(1, this.schema);
			statement.setString(2, this.table);
			try (ResultSet rows = statement.executeQuery()) {
				return rows.next() && rows.getInt(1) > 0;
			}
		}
	}

	/**
	 * Whether it may have triggers: it has, or the user may not know whether it has.
	 * @return {@code false} only where there are none for certain
	 * @throws SQLException from the driver
	 */
	public boolean mayHaveTriggers() throws SQLException {
		try (PreparedStatement statement = this.connection.prepareStatement(TRIGGERS)) {
			statement.setQueryTimeout(this.timeout);
			statement.setString(1, this.schema);
			statement.setString(2, this.table);
			statement.setString(3, this.schema);
			statement.setString(4, this.schema);
			statement.setString(5, this.table);
			try (ResultSet rows = statement.executeQuery()) {
				return !(rows.next() && rows.getBoolean(1));
			}
		}
	}

	private void show(String what, Row action) throws SQLException {
		String sql = "SHOW " + what + " FROM " + quote(this.table)
				+ ((this.schema != null) ? " FROM " + quote(this.schema) : "");
		try (Statement statement = this.connection.createStatement()) {
			statement.setQueryTimeout(this.timeout);
			try (ResultSet rows = statement.executeQuery(sql)) {
				boolean expressions = hasColumn(rows.getMetaData(), "Expression");
				while (rows.next()) {
					action.read(rows, expressions);
				}
			}
		}
	}

	private static boolean hasColumn(ResultSetMetaData metaData, String label) throws SQLException {
		for (int i = 1; i <= metaData.getColumnCount(); i++) {
			if (label.equalsIgnoreCase(metaData.getColumnLabel(i))) {
				return true;
			}
		}
		return false;
	}

	/**
	 * A name as a statement writes it.
	 * @param name the name of a table, a column or a schema
	 * @return the name in quotes
	 */
	public static String quote(String name) {
		return "`" + name.replace("`", "``") + "`";
	}

	private interface Row {

		void read(ResultSet row, boolean expressions) throws SQLException;

	}

}
