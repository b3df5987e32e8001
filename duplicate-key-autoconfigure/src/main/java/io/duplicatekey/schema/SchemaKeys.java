package io.duplicatekey.schema;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * The unique indexes of all tables of a schema that the user can see, as they were when
 * it was asked, once.
 *
 * @param schema the schema, empty where the connection has none
 * @param byTable the indexes of each table that has some, by the table's name as the
 * server spells it
 */
public record SchemaKeys(String schema, Map<String, List<UniqueIndex>> byTable) {

	/**
	 * Old servers open each table for it, so it can take longer than other questions.
	 */
	private static final int TIMEOUT_SECONDS = 30;

	/**
	 * A part that is an expression, which MySQL alone has, comes without a column.
	 */
	private static final String QUERY = """
			SELECT TABLE_SCHEMA, TABLE_NAME, INDEX_NAME, COLUMN_NAME, SUB_PART FROM information_schema.STATISTICS
			WHERE TABLE_SCHEMA = COALESCE(?, DATABASE()) AND NON_UNIQUE = 0
			ORDER BY TABLE_NAME, INDEX_NAME, SEQ_IN_INDEX""";

	static SchemaKeys read(Connection connection, @Nullable String schema) throws SQLException {
		Map<String, Map<String, UniqueIndex>> tables = new LinkedHashMap<>();
		String name = (schema != null) ? schema : Objects.requireNonNullElse(connection.getCatalog(), "");
		try (PreparedStatement statement = connection.prepareStatement(QUERY)) {
			statement.setQueryTimeout(TIMEOUT_SECONDS);
			statement.setString(1, schema);
			try (ResultSet rows = statement.executeQuery()) {
				while (rows.next()) {
					name = rows.getString(1);
					String table = rows.getString(2);
					tables.computeIfAbsent(table, (key) -> new LinkedHashMap<>())
						.computeIfAbsent(rows.getString(3), (index) -> new UniqueIndex(table, index, new ArrayList<>()))
						.parts()
						.add(new UniqueIndex.Part(rows.getString(4), rows.getInt(5)));
				}
			}
		}
		Map<String, List<UniqueIndex>> byTable = new LinkedHashMap<>();
		tables.forEach((table, indexes) -> byTable.put(table, List.copyOf(indexes.values())));
		return new SchemaKeys(name, byTable);
	}

	/**
	 * All of them.
	 * @return the indexes, table by table
	 */
	public List<UniqueIndex> all() {
		return this.byTable.values().stream().flatMap(Collection::stream).toList();
	}

}
