package io.duplicatekey.translation;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;

import io.duplicatekey.mysql.DuplicateKeyError;
import io.duplicatekey.mysql.KeyName;
import io.duplicatekey.mysql.KeyNaming;
import io.duplicatekey.mysql.WrittenTable;
import io.duplicatekey.translation.ConnectionAccess.OutOfReachException;
import io.duplicatekey.translation.ConnectionAccess.SessionConnections;

/**
 * The unique keys of one data source, looked up when a duplicate first asks for them and
 * remembered. A look-up that failed is not tried again for a while, so that a missing
 * privilege or an exhausted pool costs one attempt and not one for each duplicate.
 */
final class KeyCatalog {

	private static final long RETRY_NANOS = Duration.ofMinutes(1).toNanos();

	/**
	 * Far more tables than a schema has keys that collide; reached only where statements
	 * name tables without end, for instance temporary ones.
	 */
	private static final int MAX_ANSWERS = 4096;

	private final DataSource dataSource;

	private final SessionConnections sessions;

	private final Map<Object, Answer> answers = new ConcurrentHashMap<>();

	KeyCatalog(DataSource dataSource, SessionConnections sessions) {
		this.dataSource = dataSource;
		this.sessions = sessions;
	}

	/**
	 * Resolve with the help of the schema.
	 * @return the key, or {@code null} if this is another kind of database, which is not
	 * asked anything: a query that it does not know could end its transaction
	 * @throws SQLException if a look-up failed
	 */
	@Nullable ResolvedKey resolve(DuplicateKeyError error, @Nullable WrittenTable written) throws SQLException {
		try (ConnectionAccess connection = new ConnectionAccess(this.dataSource, this.sessions)) {
			View view = new View(connection);
			return view.isMySql() ? new KeyResolver(error, written, view).resolve() : null;
		}
	}

	/**
	 * How the server names keys, if an earlier look-up has found out.
	 */
	KeyNaming knownNaming() {
		Answer answer = this.answers.get(Question.NAMING);
		return (answer != null && answer.value instanceof KeyNaming naming) ? naming : KeyNaming.UNKNOWN;
	}

	/**
	 * Whether an earlier look-up found another kind of database here.
	 */
	boolean isKnownToBeForeign() {
		Answer answer = this.answers.get(Question.FAMILY);
		return answer != null && Boolean.FALSE.equals(answer.value);
	}

	/**
	 * The keys that look-ups have found, without another one.
	 */
	List<UniqueKey> knownKeys() {
		return this.answers.values()
			.stream()
			.flatMap((answer) -> (answer.value instanceof List<?> list) ? list.stream() : Stream.empty())
			.filter(UniqueKey.class::isInstance)
			.map(UniqueKey.class::cast)
			.distinct()
			.toList();
	}

	@SuppressWarnings("unchecked")
	private <T> T ask(Object question, LookUp<T> lookUp) throws SQLException {
		Answer known = this.answers.get(question);
		if (known != null && known.value != null) {
			return (T) known.value;
		}
		if (known != null && System.nanoTime() - known.time < RETRY_NANOS) {
			throw new SQLException("This look-up failed less than a minute ago");
		}
		T value;
		try {
			value = lookUp.run();
		}
		catch (OutOfReachException ex) {
			throw ex;
		}
		catch (SQLException | RuntimeException ex) {
			remember(question, new Answer(null, System.nanoTime()));
			throw ex;
		}
		remember(question, new Answer(value, 0));
		return value;
	}

	private void remember(Object question, Answer answer) {
		if (this.answers.size() >= MAX_ANSWERS) {
			this.answers.clear();
		}
		this.answers.put(question, answer);
	}

	private enum Question {

		FAMILY, NAMING, TABLE_CASE, DEFAULT_SCHEMA

	}

	private record Answer(@Nullable Object value, long time) {

	}

	private record KeysOf(String schema, String table) {

	}

	private record Elsewhere(String schema, String table, List<String> functions) {

	}

	private interface LookUp<T> {

		T run() throws SQLException;

	}

	/**
	 * The catalog as the failed statement's connection sees it.
	 */
	private final class View implements SchemaView {

		private final ConnectionAccess connection;

		private final SchemaQueries queries;

		private @Nullable String schemaOfStatement;

		View(ConnectionAccess connection) {
			this.connection = connection;
			this.queries = new SchemaQueries(connection);
		}

		boolean isMySql() throws SQLException {
			return ask(Question.FAMILY, this.queries::isMySql);
		}

		@Override
		public KeyNaming naming() throws SQLException {
			return ask(Question.NAMING, this.queries::naming);
		}

		@Override
		public boolean ignoresTableCase() throws SQLException {
			return ask(Question.TABLE_CASE, this.queries::ignoresTableCase);
		}

		@Override
		public @Nullable String currentSchema() throws SQLException {
			if (!this.connection.isHeld() && isRouting()) {
				return null;
			}
			String schema = schemaOfStatement();
			return schema.isEmpty() ? null : schema;
		}

		@Override
		public List<UniqueKey> keysOf(WrittenTable table) throws SQLException {
			String schema = schemaOf(table);
			return ask(new KeysOf(schema, table.table()), () -> this.queries.keysOf(schema, table.table()));
		}

		@Override
		public List<UniqueKey> find(KeyName name) throws SQLException {
			boolean ignoreCase = ignoresTableCase();
			return ask(name, () -> this.queries.find(name, ignoreCase));
		}

		@Override
		public boolean mayWriteElsewhere(WrittenTable table) throws SQLException {
			String schema = schemaOf(table);
			return ask(new Elsewhere(schema, table.table(), table.calledFunctions()),
					() -> this.queries.mayWriteElsewhere(schema, table));
		}

		private String schemaOf(WrittenTable table) throws SQLException {
			return (table.schema() != null) ? table.schema() : schemaOfStatement();
		}

		private String schemaOfStatement() throws SQLException {
			String schema = this.schemaOfStatement;
			if (schema == null) {
				schema = findSchemaOfStatement();
				this.schemaOfStatement = schema;
			}
			return schema;
		}

		/**
		 * A session can have changed its schema, so a held connection is asked for each
		 * error (the drivers know the answer without a query). Otherwise it is the one
		 * that connections of the data source start in. Where that can vary by itself, it
		 * is asked for each error too, so that the answers of one schema do not stand for
		 * those of another, but it is not claimed.
		 */
		private String findSchemaOfStatement() throws SQLException {
			if (this.connection.isHeld() || isRouting()) {
				return this.queries.currentSchema();
			}
			return ask(Question.DEFAULT_SCHEMA, this.queries::currentSchema);
		}

		private boolean isRouting() {
			return DataSourceTargets.mayVary(KeyCatalog.this.dataSource)
					|| KeyCatalog.this.sessions.hasTenants(KeyCatalog.this.dataSource);
		}

	}

}
