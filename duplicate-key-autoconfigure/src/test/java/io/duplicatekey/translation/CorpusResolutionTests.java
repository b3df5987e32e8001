package io.duplicatekey.translation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import com.jayway.jsonpath.JsonPath;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.duplicatekey.mysql.DuplicateKeyError;
import io.duplicatekey.mysql.KeyName;
import io.duplicatekey.mysql.KeyNaming;
import io.duplicatekey.mysql.WrittenTable;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is made of each error of the corpus, with a schema as the scenario had it and with
 * none to ask. Neither may name a wrong constraint or table, and with the schema the
 * constraint must be the right one.
 */
class CorpusResolutionTests {

	private static final Map<String, Integer> SUMMARY = new TreeMap<>();

	/**
	 * The message names the MERGE table, and so does the schema; the row is in an
	 * underlying one.
	 */
	private static final String MERGE = "engine_merge";

	/**
	 * A failed ALTER of a table and key with dots in their names: no schema has the key.
	 */
	private static final String UNSPLIT = "alter_weird_names_copy";

	/**
	 * Keys of older servers whose own name looks like {@code table.key}. Without schema,
	 * statement and server version they are taken for that.
	 */
	private static final List<String> LOOK_QUALIFIED = List.of("idx_table_dot", UNSPLIT);

	@ParameterizedTest(name = "{0}")
	@MethodSource("lines")
	void withTheSchema(Line line) throws SQLException {
		ResolvedKey key = new KeyResolver(line.error(), line.written(), line.schema()).resolve();
		String constraint = assertNotWrong(line, key);
		if (constraint != null && !UNSPLIT.equals(line.name)) {
			assertThat(key.constraint()).as("constraint").isNotNull();
		}
		if (line.namesTable() && constraint != null) {
			assertThat(key.table()).as("table").isNotNull();
		}
		count("with the schema", key);
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("lines")
	void withoutTheSchema(Line line) {
		for (KeyNaming naming : List.of(line.naming(), KeyNaming.UNKNOWN)) {
			ResolvedKey key = MessageText.resolve(line.error(), line.written(), naming);
			if (!line.isSeparatorInName() && !(naming == KeyNaming.UNKNOWN && LOOK_QUALIFIED.contains(line.name))) {
				assertNotWrong(line, key);
			}
			count("without it, the server's version " + ((naming == KeyNaming.UNKNOWN) ? "unknown" : "known"), key);
		}
	}

	private static @Nullable String assertNotWrong(Line line, ResolvedKey key) {
		String constraint = line.error().keyTexts().isEmpty() ? null : line.index;
		if (key.constraint() != null) {
			assertThat(key.constraint()).as("constraint").isEqualToIgnoringCase(constraint);
		}
		if (key.table() != null && !line.name.equals(MERGE)) {
			assertThat(key.table()).as("table").isEqualToIgnoringCase(line.table);
		}
		return constraint;
	}

	@AfterAll
	static void printSummary() {
		SUMMARY.forEach((category, count) -> System.out.println("Corpus, " + category + ": " + count));
	}

	private static void count(String how, ResolvedKey key) {
		String what = (key.constraint() == null) ? "constraint unknown"
				: (key.table() == null) ? "constraint known" : "constraint and table known";
		SUMMARY.merge(how + ": " + what, 1, Integer::sum);
	}

	static Stream<Line> lines() {
		try (InputStream in = DuplicateKeyError.class.getResourceAsStream("errors.jsonl")) {
			assertThat(in).isNotNull();
			return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines()
				.map(Line::parse)
				.filter((line) -> DuplicateKeyError.find(line.exception()) != null)
				.toList()
				.stream();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * One error, and the schema of its scenario.
	 */
	record Line(String name, String group, SQLException exception, String schemaName, String table, String index,
			@Nullable String sql, List<String> servers) {

		static Line parse(String json) {
			Map<String, Object> line = JsonPath.parse(json).json();
			Map<?, ?> truth = (Map<?, ?>) line.get("truth");
			@SuppressWarnings("unchecked")
			List<String> servers = (List<String>) line.get("servers");
			SQLException exception = new SQLException((String) line.get("message"), (String) line.get("sqlState"),
					(Integer) line.get("code"));
			return new Line((String) line.get("case"), (String) line.get("group"), exception,
					String.valueOf(truth.get("schema")), String.valueOf(truth.get("table")),
					String.valueOf(truth.get("index")), (String) line.get("sql"), servers);
		}

		DuplicateKeyError error() {
			DuplicateKeyError error = DuplicateKeyError.find(this.exception);
			assertThat(error).isNotNull();
			return error;
		}

		@Nullable WrittenTable written() {
			return WrittenTable.of(this.sql);
		}

		KeyNaming naming() {
			return this.servers.stream().anyMatch((server) -> server.matches("mysql(8033|97).*")) ? KeyNaming.QUALIFIED
					: KeyNaming.BARE;
		}

		boolean isSeparatorInName() {
			return (this.table + this.index).contains("' for key '");
		}

		/**
		 * Whether the text has the table and, where it is split at dots, the schema can
		 * say where.
		 */
		boolean namesTable() {
			return error().table() != null || (naming() == KeyNaming.QUALIFIED && schema().isVisible());
		}

		ScenarioSchema schema() {
			return new ScenarioSchema(this);
		}

		@Override
		public String toString() {
			return this.name + " on " + this.servers;
		}

	}

	/**
	 * The schema of a scenario, made to mislead: the statement's table has a key of the
	 * same name wherever the truth is elsewhere.
	 */
	private record ScenarioSchema(Line line) implements SchemaView {

		boolean isVisible() {
			// A failed ALTER leaves no key, and definers' tables are hidden.
			return !List.of("alter", "privilege", "internal", "batch").contains(this.line.group)
					&& !this.line.name.contains("temporary") && !this.line.error().keyTexts().isEmpty();
		}

		@Override
		public KeyNaming naming() {
			return this.line.naming();
		}

		@Override
		public boolean ignoresTableCase() {
			return this.line.servers.contains("mysql8033lc1");
		}

		@Override
		public String currentSchema() {
			return "corpus";
		}

		@Override
		public List<UniqueKey> keysOf(WrittenTable table) {
			if (this.line.name.startsWith("view") || this.line.name.contains("_view_")) {
				return List.of();
			}
			String name = ignoresTableCase() ? table.table().toLowerCase(Locale.ROOT) : table.table();
			return List.of(new UniqueKey("corpus", name, this.line.index, List.of("c")),
					new UniqueKey("corpus", name, "other", List.of("d")));
		}

		@Override
		public List<UniqueKey> find(KeyName name) {
			boolean truth = name.key().equalsIgnoreCase(this.line.index) && (ignoresTableCase()
					? this.line.table.equalsIgnoreCase(name.table()) : this.line.table.equals(name.table()));
			if (!isVisible() || !truth) {
				return List.of();
			}
			return List
				.of(new UniqueKey(this.line.schemaName, String.valueOf(name.table()), this.line.index, List.of("c")));
		}

		@Override
		public boolean mayWriteElsewhere(WrittenTable table) {
			return !table.table().equalsIgnoreCase(this.line.table) || this.line.name.contains("trigger");
		}

	}

}
