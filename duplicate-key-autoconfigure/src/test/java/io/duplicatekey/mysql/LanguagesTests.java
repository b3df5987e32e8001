package io.duplicatekey.mysql;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every language of {@code lc_messages} on eight servers, with an innocent value and with
 * {@code a' for key 'other}.
 */
class LanguagesTests {

	@ParameterizedTest(name = "{3}")
	@MethodSource("messages")
	void isRead(int code, String table, String key, String message) {
		DuplicateKeyError found = DuplicateKeyError.find(new SQLException(message, "23000", code));
		assertThat(found).isNotNull();
		if (message.contains("%-.64T")) {
			// MariaDB 11.4.5 in Swahili: the value stands where the key should.
			assertThat(found.keyTexts()).isEmpty();
			return;
		}
		assertThat(found.table()).isEqualTo(table.isEmpty() ? null : table);
		if (key.isEmpty()) {
			assertThat(found.keyTexts()).isEmpty();
		}
		else {
			assertThat(KeyName.readingsOf(found.keyTexts().get(0))).anyMatch((name) -> name.key().equals(key));
		}
		if (code == 1062) {
			assertThat(found.value()).isIn("x", "a' for key 'other", "1");
		}
	}

	// What the servers could not be brought to say: 1169, 1762, 1859 and the
	// languages that no lc_messages selects. Their texts are in the servers' files
	// all the same.
	@Test
	void everyTemplateReadsItsOwnText() {
		for (int code : List.of(1062, 1586, 1022, 1169, 1761, 1762, 1859)) {
			for (Template template : Messages.of(code)) {
				for (String suffix : template.suffixes()) {
					StringBuilder text = new StringBuilder(template.prefix());
					for (int i = 0; i < template.slots().size(); i++) {
						text.append((i > 0) ? template.separators().get(i - 1) : "");
						text.append("the ").append(template.slots().get(i));
					}
					String message = text.append(suffix).toString();
					DuplicateKeyError found = DuplicateKeyError.find(new SQLException(message, "23000", code));
					if (template.slots().isEmpty() && code == 1022) {
						assertThat(found).as(message).isNotNull();
						continue;
					}
					assertThat(found).as(message).isNotNull();
					assertThat(found.keyTexts()).as(message)
						.isEqualTo(template.slots().contains(Template.Slot.KEY) ? List.of("the KEY") : List.of());
					assertThat(found.table()).as(message)
						.isEqualTo(template.slots().contains(Template.Slot.TABLE) ? "the TABLE" : null);
					assertThat(found.value()).as(message)
						.isEqualTo(template.slots().contains(Template.Slot.VALUE) ? "the VALUE" : null);
				}
			}
		}
	}

	// A message that two templates could read would make their order matter.
	@Test
	void noTwoTemplatesOfACodeCanStartTheSameText() {
		for (int code : List.of(1062, 1586, 1022, 1169, 1761, 1762, 1859)) {
			List<String> prefixes = Messages.of(code).stream().map(Template::prefix).toList();
			for (String one : prefixes) {
				assertThat(prefixes.stream()
					.filter(one::startsWith)
					.filter((other) -> !other.equals(one))
					.filter((other) -> !one.contains("%-."))).as(one).isEmpty();
			}
			assertThat(prefixes).doesNotHaveDuplicates();
		}
	}

	static Stream<Object[]> messages() {
		try (InputStream in = LanguagesTests.class.getResourceAsStream("languages.tsv")) {
			assertThat(in).isNotNull();
			List<String> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().skip(1).toList();
			assertThat(lines).hasSizeGreaterThan(150);
			return lines.stream()
				.map((line) -> line.split("\t"))
				.map((cells) -> new Object[] { Integer.valueOf(cells[0]), cells[1], cells[2], cells[4] });
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
