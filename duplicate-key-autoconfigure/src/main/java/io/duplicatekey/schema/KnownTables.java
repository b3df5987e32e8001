package io.duplicatekey.schema;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * Tables of which the unique indexes are read for a whole schema at once, and everything
 * else once for a table that somebody asks about: for as long as nobody changes them.
 */
public final class KnownTables implements Tables {

	private final Map<List<@Nullable String>, SchemaKeys> schemas = new HashMap<>();

	private final Map<List<@Nullable String>, List<TableColumn>> columns = new HashMap<>();

	/**
	 * The unique indexes of a schema.
	 * @param connection where it is
	 * @param schema the schema, {@code null} for the session's own
	 * @return the indexes
	 * @throws SQLException from the driver
	 */
	public SchemaKeys keys(Connection connection, @Nullable String schema) throws SQLException {
		List<@Nullable String> where = where(connection, schema);
		SchemaKeys known = this.schemas.get(where);
		if (known == null) {
			known = SchemaKeys.read(connection, schema);
			this.schemas.put(where, known);
		}
		return known;
	}

	@Override
	public TableFacts of(Connection connection, @Nullable String schema, String table) throws SQLException {
		List<@Nullable String> where = new ArrayList<>(where(connection, schema));
		where.add(table);
		// As spelt: what differs in case only is the server's to find.
		return new Known(where, new TableReader(connection, schema, table, 0),
				keys(connection, schema).byTable().get(table));
	}

	/**
	 * Several data sources can lead to one schema, and the session's own can be named.
	 * Both drivers know all of it without asking the server.
	 */
	private static List<@Nullable String> where(Connection connection, @Nullable String schema) throws SQLException {
		String own = connection.getCatalog();
		return Arrays.asList(connection.getMetaData().getURL(), own, Objects.equals(schema, own) ? null : schema);
	}

	/**
	 * A table, seen by one connection.
	 */
	private final class Known implements TableFacts {

		private final List<@Nullable String> where;

		private final TableReader reader;

		private final @Nullable List<UniqueIndex> indexes;

		Known(List<@Nullable String> where, TableReader reader, @Nullable List<UniqueIndex> indexes) {
			this.where = where;
			this.reader = reader;
			this.indexes = indexes;
		}

		@Override
		public List<UniqueIndex> uniqueIndexes() throws SQLException {
			return (this.indexes != null) ? this.indexes : this.reader.uniqueIndexes();
		}

		@Override
		public List<TableColumn> columns() throws SQLException {
			List<TableColumn> known = KnownTables.this.columns.get(this.where);
			if (known == null) {
				known = this.reader.columns();
				KnownTables.this.columns.put(this.where, known);
			}
			return known;
		}

		@Override
		public List<ForeignKey> references(String storedName) throws SQLException {
			return this.reader.references(storedName);
		}

	}

}
