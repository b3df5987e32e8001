package io.duplicatekey.mysql;

import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

/**
 * Tests for {@link DuplicateKeyError}.
 */
class DuplicateKeyErrorTests {

	private static final String PLAIN = "Duplicate entry 'x' for key 'users.uk_email'";

	@Nested
	class Chains {

		@Test
		void nothingToFind() {
			assertThat(DuplicateKeyError.find(null)).isNull();
			assertThat(DuplicateKeyError.find(new IllegalStateException(PLAIN))).isNull();
		}

		@Test
		void theInnermostDuplicateOfALineOfCauses() {
			SQLException inner = error(1062, PLAIN);
			SQLException batch = new BatchUpdateException("Duplicate entry 'a' for key 'other'", "23000", 1062,
					new int[0], inner);
			DuplicateKeyError found = find(new IllegalStateException(new RuntimeException(batch)));
			assertThat((Throwable) found.error()).isSameAs(inner);
			assertThat(found.keyTexts()).containsExactly("users.uk_email");
		}

		@Test
		void aBatchWithoutStateAndCode() {
			SQLException inner = error(1062, "(conn=5) " + PLAIN);
			DuplicateKeyError found = find(new BatchUpdateException("(conn=5) " + PLAIN, null, 0, new int[0], inner));
			assertThat((Throwable) found.error()).isSameAs(inner);
		}

		@Test
		void aDuplicateBehindAnotherError() {
			SQLException other = error(1213, "Deadlock found when trying to get lock");
			other.setNextException(error(1062, PLAIN));
			assertThat(find(other).code()).isEqualTo(1062);
		}

		@Test
		void aCauseBeforeTheNextException() {
			SQLException first = error(1062, "Duplicate entry '1' for key 'k1'");
			first.setNextException(error(1062, "Duplicate entry '2' for key 'k2'"));
			assertThat(find(first).keyTexts()).containsExactly("k1");
		}

		@Test
		void cycles() {
			SQLException one = error(1451, "one");
			SQLException two = error(1451, "two");
			one.initCause(two);
			two.initCause(one);
			one.setNextException(two);
			two.setNextException(one);
			assertThat(DuplicateKeyError.find(one)).isNull();
		}

		@Test
		void aDuplicateInACycle() {
			SQLException one = error(1451, "one");
			SQLException duplicate = error(1062, PLAIN);
			one.initCause(duplicate);
			duplicate.initCause(one);
			assertThat((Throwable) find(one).error()).isSameAs(duplicate);
		}

		@Test
		void aChainOfAMillion() {
			SQLException first = error(1451, "first");
			SQLException last = first;
			for (int i = 0; i < 1_000_000; i++) {
				SQLException next = new SQLException("next", "23000", 1451);
				next.setStackTrace(new StackTraceElement[0]);
				last.initCause(next);
				last = next;
			}
			assertTimeoutPreemptively(Duration.ofSeconds(5), () -> DuplicateKeyError.find(first));
		}

		@Test
		void exceptionsThatThrow() {
			SQLException hostile = new SQLException(PLAIN, "23000", 1062) {
				@Override
				public String getMessage() {
					throw new IllegalStateException();
				}

				@Override
				public synchronized Throwable getCause() {
					throw new IllegalStateException();
				}

				@Override
				public SQLException getNextException() {
					throw new IllegalStateException();
				}
			};
			assertThat(find(hostile).keyTexts()).isEmpty();
		}

	}

	@Nested
	class Gates {

		@ParameterizedTest
		@ValueSource(ints = { 1062, 1586, 1761, 1762, 1859, 1169 })
		void codesThatAreDuplicatesWhateverTheText(int code) {
			for (String text : Arrays.asList("out of stock", "", "#23000", "Unknown error " + code, null)) {
				DuplicateKeyError found = find(error(code, text));
				assertThat(found.keyTexts()).isEmpty();
				assertThat(found.table()).isNull();
				assertThat(found.value()).isNull();
				assertThat(found.valueTruncated()).isFalse();
			}
		}

		@ParameterizedTest
		@ValueSource(ints = { 0, 1, 1048, 1061, 1205, 1213, 1451, 1452, 1557, 1569, 1826, 3819, -15536 })
		void otherCodes(int code) {
			assertThat(DuplicateKeyError.find(error(code, PLAIN))).isNull();
		}

		@ParameterizedTest
		@CsvSource({ "23505", "HY000", "42000", "45000", "''", "23001" })
		void otherStates(String state) {
			assertThat(DuplicateKeyError.find(new SQLException(PLAIN, state, 1062))).isNull();
			assertThat(DuplicateKeyError.find(new SQLException(PLAIN, null, 1062))).isNull();
		}

		@Test
		void aPostgresErrorIsNoDuplicateOfOurs() {
			assertThat(DuplicateKeyError.find(new SQLException("ERROR: duplicate key value", "23505", 0))).isNull();
		}

	}

	@Nested
	class Keys {

		@ParameterizedTest
		@CsvSource(quoteCharacter = '"', value = { "k,k", "t.k,t.k", "my.table.uk.v,my.table.uk.v", ".a,.a",
				"end','end''", "a`b,a`b", "\"a\nb\",\"a\nb\"", "%s%d,%s%d", "表.索引,表.索引", "PRIMARY,PRIMARY" })
		void asPrinted(String key) {
			assertThat(find(error(1062, "Duplicate entry '5' for key '" + key + "'")).keyTexts()).containsExactly(key);
		}

		@ParameterizedTest
		@ValueSource(
				strings = { "*UNKNOWN*", "group_key", "<group_key>", "tmp.<group_key>", "t.*UNKNOWN*", "", "cl\uFFFD" })
		void thatNameNone(String key) {
			DuplicateKeyError found = find(error(1062, "Duplicate entry 'v' for key '" + key + "'"));
			assertThat(found.keyTexts()).isEmpty();
			assertThat(found.value()).isEqualTo("v");
		}

		@ParameterizedTest
		@ValueSource(strings = { "Duplicate entry 'x' for key 5", "Duplicate entry 'x' for key 'k", "Duplicate entry",
				"duplicate entry 'x' for key 'k'", " Duplicate entry 'x' for key 'k'",
				"Duplicate entry 'x' for key 'k' ", "Duplicate entry 'x' per la chiave 'k'",
				"oops: Duplicate entry 'x' for key 'k'", "Duplicate entry 'x' for key 'k' in partition p0" })
		void ofTextsWithAnotherForm(String text) {
			assertThat(find(error(1062, text)).keyTexts()).isEmpty();
		}

		@Test
		void separatorInAName() {
			DuplicateKeyError found = find(error(1062, "Duplicate entry '5' for key 't.x' for key 'y'"));
			assertThat(found.keyTexts()).containsExactly("y", "t.x' for key 'y");
		}

		@Test
		void alternativesAreBounded() {
			String value = "' for key '".repeat(1000);
			DuplicateKeyError found = find(error(1062, "Duplicate entry '" + value + "' for key 'k'"));
			assertThat(found.keyTexts()).hasSize(16);
			assertThat(found.keyTexts().get(0)).isEqualTo("k");
		}

		@Test
		void longerThanAnyName() {
			assertThat(find(error(1062, "Duplicate entry '5' for key '" + "k".repeat(2000) + "'")).keyTexts())
				.isEmpty();
		}

		@Test
		void ofOneSlot() {
			assertThat(find(error(1859, "Duplicate entry for key 'it's' for key 'k'")).keyTexts())
				.containsExactly("it's' for key 'k");
		}

		@Test
		void ofResequencing() {
			String text = "ALTER TABLE causes auto_increment resequencing, resulting in duplicate entry '%s' for key '%s'";
			assertThat(find(error(1062, text.formatted("1", "t.PRIMARY"))).keyTexts()).containsExactly("t.PRIMARY");
			// The server cuts table and key together at 192 bytes.
			assertThat(find(error(1062, text.formatted("1", "表".repeat(64)))).keyTexts()).isEmpty();
			assertThat(find(error(1062, text.formatted("1", "\\8868".repeat(60)))).keyTexts()).contains("表".repeat(60));
		}

		@Test
		void inASwahiliTextThatForgotTheKey() {
			for (String value : List.of("secret", "x' kwa ufunguo wa 'fake")) {
				DuplicateKeyError found = find(error(1062, "Ingizo rudufu '%-.64T' kwa ufunguo wa '" + value + "'"));
				assertThat(found.keyTexts()).isEmpty();
				assertThat(found.value()).isEqualTo(value);
			}
			assertThat(find(error(1859, "Ingizo rudufu la ufunguo '%-.192s'")).keyTexts()).isEmpty();
		}

	}

	@Nested
	class Tables {

		@Test
		void theChildOfACascade() {
			DuplicateKeyError found = find(error(1761, "Foreign key constraint for table 'parent', record '1-20' would "
					+ "lead to a duplicate entry in table 'child', key 'uk_b'"));
			assertThat(found.table()).isEqualTo("child");
			assertThat(found.keyTexts()).containsExactly("uk_b");
			assertThat(found.value()).isEqualTo("1-20");
		}

		@Test
		void aRecordCannotPretendToBeTheChild() {
			DuplicateKeyError found = find(error(1761,
					"Foreign key constraint for table 'parent', record 'x' would lead to a duplicate entry in table "
							+ "'fake', key 'fake' would lead to a duplicate entry in table 'child', key 'uk_b'"));
			assertThat(found.table()).isEqualTo("child");
			assertThat(found.keyTexts()).containsExactly("uk_b");
		}

		@Test
		void notTheParentOfACascade() {
			DuplicateKeyError found = find(error(1762,
					"Foreign key constraint for table 'parent', record 'a', record 'b' would lead to a duplicate entry in a child table"));
			assertThat(found.table()).isNull();
			assertThat(found.keyTexts()).isEmpty();
			assertThat(found.value()).isEqualTo("a', record 'b");
		}

		@ParameterizedTest
		@CsvSource({ "1022,Can't write; duplicate key in table '",
				"1169,'Can''t write, because of unique constraint, to table '''" })
		void thatWasWritten(int code, String start) {
			DuplicateKeyError found = find(error(code, start + "#sql-x'"));
			assertThat(found.table()).isEqualTo("#sql-x");
			assertThat(found.keyTexts()).isEmpty();
		}

		@ParameterizedTest
		@ValueSource(strings = { "/tmp/.../#sql1637_46f_3", "/tmp/mysql/#sqlNNNN", "C:\\Temp\\#sql1" })
		void notAFileOfTheServer(String file) {
			DuplicateKeyError found = find(error(1022, "Can't write; duplicate key in table '" + file + "'"));
			assertThat(found.table()).isNull();
			assertThat(found.keyTexts()).isEmpty();
		}

		@Test
		void aForeignKeyWhoseNameExistsIsNoDuplicateRow() {
			assertThat(DuplicateKeyError.find(error(1022, "Can't write; duplicate key in table '#sql-e4e_5'")))
				.isNull();
			assertThat(DuplicateKeyError.find(error(1022, "out of stock"))).isNull();
		}

	}

	@Nested
	class Values {

		@ParameterizedTest
		@ValueSource(strings = { "a' for key 'other", "x' for key 't.fake_index", "' for key '", "x'", "", "\\'",
				"x' for key 'fake'\nQuery is: ",
				"x' for key 'fake'\n\nQuery being executed when exception was thrown:\n", "'\nQuery is: ",
				"x' for key 'fake'\nQuery is: y' for key 'f2'\nQuery is: ", "(conn=1) x",
				"x' for key 'fake' (errno 1062) (sqlstate 23000)", "\\0027 for key \\0027x",
				"%-.64T' kwa ufunguo wa 'y" })
		void cannotChangeTheKey(String value) {
			DuplicateKeyError found = find(error(1062, "Duplicate entry '" + value + "' for key 'users.uk_email'"));
			assertThat(found.keyTexts().get(0)).isEqualTo("users.uk_email");
			assertThat(found.value()).isEqualTo(value);
		}

		@ParameterizedTest
		@CsvSource({ "60,false", "61,false", "62,true", "63,true", "64,true" })
		void mayBeCutFrom62BytesOn(int length, boolean cut) {
			String message = "Duplicate entry '" + "v".repeat(length) + "' for key 'k'";
			assertThat(find(error(1062, message)).valueTruncated()).isEqualTo(cut);
		}

		@Test
		void areMeasuredInBytes() {
			String text = "Duplicate entry '%s' for key 'k'";
			assertThat(find(error(1062, text.formatted("日".repeat(20) + "..."))).valueTruncated()).isTrue();
			assertThat(find(error(1062, text.formatted("é".repeat(32)))).valueTruncated()).isTrue();
			assertThat(find(error(1062, text.formatted("日".repeat(20)))).valueTruncated()).isFalse();
		}

	}

	@Nested
	class Wrappers {

		private static final String MARIADB = "\nQuery is: ";

		private static final String CONNECTOR_J = "\n\nQuery being executed when exception was thrown:\n";

		@ParameterizedTest
		@ValueSource(strings = { "UPDATE t SET v='x' WHERE v='a b'",
				"UPDATE t SET v=''' for key ''fake' WHERE name = 'a long name'", "SELECT 1'\nQuery is: 2",
				"INSERT INTO t VALUES ('a'' for key ''other')", "", "'", "UPDATE t SET v=...", "-- ' for key 'fake" })
		void sqlThatIsAppended(String sql) {
			for (String text : List.of("(conn=9) " + PLAIN + MARIADB + sql, PLAIN + CONNECTOR_J + sql + "\n\n",
					"Integrity constraint violation message from server: \"" + PLAIN + "\"" + CONNECTOR_J + sql
							+ "\n\n")) {
				assertThat(find(error(1062, text)).keyTexts()).as(text).isIn(List.of("users.uk_email"), List.of());
			}
			assertThat(find(error(1062, PLAIN + CONNECTOR_J + sql + "\n\n")).keyTexts())
				.containsExactly("users.uk_email");
		}

		@Test
		void aValueAndTheSqlThatDisagreeLeaveTheKeyUnknown() {
			String value = "x' for key 'fake'\nQuery is: ";
			String text = "(conn=9) Duplicate entry '" + value + "' for key 'uk'\nQuery is: INSERT INTO t VALUES (?)";
			assertThat(find(error(1062, text)).keyTexts()).isEmpty();
		}

		@Test
		void aLongValueOfAServerThatDoesNotCut() {
			String text = "Duplicate entry '" + "v".repeat(500) + "' for key 'uk'";
			assertThat(find(error(1062, text)).keyTexts()).containsExactly("uk");
			assertThat(find(error(1062, text + MARIADB + "INSERT INTO t VALUES (?)")).keyTexts()).containsExactly("uk");
		}

		@Test
		void vitess() {
			String text = "target: commerce.0.primary: vttablet: rpc error: code = AlreadyExists desc = Duplicate entry "
					+ "'1' for key 'PRIMARY' (errno 1062) (sqlstate 23000)";
			for (String end : List.of("", " (CallerID: userData1)",
					": Sql: \"insert into t values (:v1)\", BindVars: {}",
					" (CallerID: userData1): Sql: \"insert into t values ('x')\", BindVars: {v1: \"(errno 1366) (sqlstate 10\"")) {
				assertThat(find(error(1062, text + end)).keyTexts()).containsExactly("PRIMARY");
				assertThat(find(error(1062, "(conn=3) " + text + end)).keyTexts()).containsExactly("PRIMARY");
			}
		}

		@Test
		void vitessWithAValueThatPretends() {
			String text = "target: commerce.0.primary: vttablet: Duplicate entry "
					+ "'x' for key 'fake' (errno 1062) (sqlstate 23000)' for key 'uk' (errno 1062) (sqlstate 23000)";
			assertThat(find(error(1062, text)).keyTexts().get(0)).isEqualTo("uk");
			assertThat(find(error(1062, text + " (CallerID: a)")).keyTexts().get(0)).isEqualTo("uk");
			String deeper = text.replace("23000)' for", "23000): Sql: \"' for");
			assertThat(find(error(1062, deeper + " (CallerID: a)")).keyTexts()).isEmpty();
		}

		@ParameterizedTest
		@ValueSource(strings = { "(conn=) ", "(conn=x) ", "(conn=1)", "target: a: ",
				"rpc error: code = AlreadyExists desc = " })
		void prefixesOfNobody(String prefix) {
			assertThat(find(error(1062, prefix + PLAIN)).keyTexts()).isEmpty();
		}

	}

	@Nested
	class Escapes {

		@Test
		void ofNamesAreReadBothWays() {
			DuplicateKeyError found = find(error(1062, "Duplicate entry '\\0436' for key '\\0442\\0430\\0431.\\043A'"));
			assertThat(found.keyTexts()).containsExactly("таб.к", "\\0442\\0430\\0431.\\043A");
			assertThat(found.value()).isEqualTo("\\0436");
		}

		@Test
		void ofTheServersOwnWords() {
			String text = "\\0414\\0443\\0431\\043B\\0438\\0440\\0443\\044E\\0449\\0430\\044F\\0441\\044F "
					+ "\\0437\\0430\\043F\\0438\\0441\\044C '%s' \\043F\\043E \\043A\\043B\\044E\\0447\\0443 'uk_w'";
			for (String value : List.of("3", "a' for key 'other",
					"\\0436' \\043F\\043E \\043A\\043B\\044E\\0447\\0443 'fake")) {
				assertThat(find(error(1062, text.formatted(value))).keyTexts().get(0)).isEqualTo("uk_w");
			}
			assertThat(find(error(1062, "Doppelter Eintrag '\\0436' f\\00FCr Schl\\00FCssel 'tt.uk_v'")).keyTexts())
				.containsExactly("tt.uk_v");
			assertThat(
					find(error(1062, "Doppelter Eintrag '\uFFFDw' f\uFFFD_00FCr Schl\uFFFD_00FCssel 'uk'")).keyTexts())
				.isEmpty();
		}

		@ParameterizedTest
		@ValueSource(strings = { "a\\b", "\\0027", "\\004", "\\043a", "\\", "\\\\", "\\x01" })
		void orWhatOnlyLooksLikeThem(String key) {
			assertThat(find(error(1062, "Duplicate entry '1' for key '" + key + "'")).keyTexts()).containsExactly(key);
		}

	}

	@Nested
	class Size {

		@Test
		void timeIsLinear() {
			List<String> hostile = Stream
				.of("' for key '", "'\nQuery is: ", "' for key 'k'\nQuery is: ", "\\0442", "'", "', key '",
						"' would lead to a duplicate entry in table '", "(conn=1) ", "#sql/", ": vttablet: ")
				.map((part) -> part.repeat(4_000_000 / part.length()))
				.toList();
			assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
				for (String part : hostile) {
					for (int code : IntStream.of(1062, 1761, 1762, 1022, 1859).toArray()) {
						for (Template template : List.of(Messages.of(code).get(0), Messages.of(code).get(2))) {
							String text = template.prefix() + part + String.join(part, template.separators()) + part;
							DuplicateKeyError.find(error(code, text + template.suffixes().get(0)));
							DuplicateKeyError.find(error(code, part + text));
						}
					}
				}
			});
		}

	}

	private static SQLException error(int code, String message) {
		return new SQLIntegrityConstraintViolationException(message, "23000", code);
	}

	private static DuplicateKeyError find(Throwable failure) {
		DuplicateKeyError found = DuplicateKeyError.find(failure);
		assertThat(found).isNotNull();
		return found;
	}

}
