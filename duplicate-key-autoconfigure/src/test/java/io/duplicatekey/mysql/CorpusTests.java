package io.duplicatekey.mysql;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import com.jayway.jsonpath.JsonPath;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every error of the corpus: errors that real servers sent, with the truth beside each,
 * as the server wrote them and as drivers and Vitess wrap them.
 */
class CorpusTests {

	private static final Map<String, List<String>> SUMMARY = new TreeMap<>();

	// The row is in an underlying table, the message names the MERGE table.
	private static final List<String> OTHER_TABLE = List.of("engine_merge");

	@ParameterizedTest(name = "{0}")
	@MethodSource("lines")
	void isReadRight(Line line) {
		DuplicateKeyError found = DuplicateKeyError.find(line.error(line.message()));
		if (!line.isDuplicate()) {
			assertThat(found).isNull();
			count("no duplicate", line);
			return;
		}
		assertThat(found).isNotNull();
		assertThat(found.code()).isEqualTo(line.code());
		if (line.hasNoKey()) {
			assertThat(found.keyTexts()).isEmpty();
			assertThat(found.table()).isEqualTo((line.code() == 1022 && !line.isInternal()) ? line.table() : null);
			count("key unknown: " + (line.isInternal() ? "internal table " : "no slot for the key ") + line.code(),
					line);
			return;
		}
		assertThat(found.keyTexts()).isNotEmpty();
		if (line.isSeparatorInName()) {
			assertThat(found.keyTexts()).anyMatch(line::isTrue);
			if (!line.isTrue(found.keyTexts().get(0))) {
				count("first reading wrong, a name contains the separator, truth among the others", line);
				return;
			}
		}
		assertThat(found.keyTexts().get(0)).matches(line::isTrue);
		if (line.code() == 1761) {
			assertThat(found.table()).isEqualTo(line.table());
		}
		else {
			assertThat(found.table()).isNull();
		}
		count("key right from the text alone", line);
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("lines")
	void isReadAlikeBehindDriversAndProxies(Line line) {
		DuplicateKeyError plain = DuplicateKeyError.find(line.error(line.message()));
		for (String wrapped : line.wrapped()) {
			DuplicateKeyError found = DuplicateKeyError.find(line.error(wrapped));
			assertThat(found == null).as(wrapped).isEqualTo(plain == null);
			if (found != null && plain != null) {
				assertThat(found.keyTexts()).as(wrapped).isEqualTo(plain.keyTexts());
				assertThat(found.table()).as(wrapped).isEqualTo(plain.table());
				assertThat(found.value()).as(wrapped).isEqualTo(plain.value());
				assertThat(found.valueTruncated()).as(wrapped).isEqualTo(plain.valueTruncated());
			}
		}
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("lines")
	void isFoundInABatchThatLostTheCode(Line line) {
		SQLException error = line.error(line.message());
		DuplicateKeyError found = DuplicateKeyError
			.find(new BatchUpdateException(line.message(), null, 0, new int[0], error));
		assertThat(found != null).isEqualTo(line.isDuplicate());
		if (found != null) {
			assertThat((Throwable) found.error()).isSameAs(error);
		}
	}

	@AfterAll
	static void printSummary() {
		System.out.println("Corpus: " + lines().count() + " lines");
		SUMMARY.forEach((category, cases) -> System.out.println("  " + cases.size() + " " + category
				+ (category.startsWith("key right") || category.startsWith("no dup") ? "" : ": " + cases)));
		SUMMARY.clear();
	}

	private static void count(String category, Line line) {
		SUMMARY.computeIfAbsent(category, (key) -> new ArrayList<>()).add(line.name());
	}

	static Stream<Line> lines() {
		try (InputStream in = CorpusTests.class.getResourceAsStream("errors.jsonl")) {
			assertThat(in).isNotNull();
			return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().map(Line::parse).toList().stream();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	record Line(String name, String group, int code, String sqlState, String message, String table, String index,
			String sql) {

		static Line parse(String json) {
			Map<String, Object> line = JsonPath.parse(json).json();
			Map<?, ?> truth = (Map<?, ?>) line.get("truth");
			return new Line((String) line.get("case"), (String) line.get("group"), (Integer) line.get("code"),
					(String) line.get("sqlState"), (String) line.get("message"), (String) truth.get("table"),
					(String) truth.get("index"), (String) line.get("sql"));
		}

		SQLException error(String text) {
			return new SQLException(text, this.sqlState, this.code);
		}

		boolean isDuplicate() {
			return !"negative".equals(this.group) && (this.code == 1062 || this.code == 1761 || this.code == 1022);
		}

		boolean isInternal() {
			return "<group_key>".equals(this.index);
		}

		boolean hasNoKey() {
			return this.code == 1022 || isInternal();
		}

		boolean isSeparatorInName() {
			return (this.table + this.index).contains("' for key '");
		}

		boolean isTrue(String keyText) {
			return KeyName.readingsOf(keyText)
				.stream()
				.anyMatch((name) -> name.key().equalsIgnoreCase(this.index) && (name.table() == null
						|| name.table().equalsIgnoreCase(this.table) || OTHER_TABLE.contains(this.name)));
		}

		List<String> wrapped() {
			String dump = "\n\nQuery being executed when exception was thrown:\n" + this.sql + "\n\n";
			String quoted = "Integrity constraint violation message from server: \"" + this.message + "\"";
			String vitess = this.message + " (errno " + this.code + ") (sqlstate 23000)";
			String tablet = "target: shop.-80.primary: vttablet: ";
			return List.of("(conn=42) " + this.message, "(conn=42) " + this.message + "\nQuery is: " + this.sql,
					this.message + dump, quoted, quoted + dump,
					tablet + "rpc error: code = AlreadyExists desc = " + vitess, tablet + vitess,
					tablet + vitess + " (CallerID: app): Sql: \"" + this.sql + "\", BindVars: {v1: \"type:INT64\"}",
					"(conn=7) " + tablet + vitess + ": Sql: \"" + this.sql + "\", BindVars: {}\nQuery is: " + this.sql);
		}

		@Override
		public String toString() {
			return this.name + " " + this.code;
		}

	}

}
