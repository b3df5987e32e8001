package io.duplicatekey.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Diagnoses of duplicates link to these sections, whose ids must not change.
 */
class ErrorPageTests {

	@ParameterizedTest
	@ValueSource(strings = { "cause-key-taken", "cause-explicit-id", "cause-auto-increment-behind",
			"cause-auto-increment-exhausted", "cause-other-writer", "cause-collation", "cause-prefix",
			"cause-same-batch", "cause-same-flush", "cause-race", "cause-other-table", "cause-soft-deleted",
			"cause-other-key", "cure-upsert", "cure-replace", "cure-insert-if-absent", "cure-insert-ignore",
			"cure-staged-import", "cure-auto-increment", "cure-update-by-key", "cure-retry", "cure-collation",
			"cure-prefix", "cure-flush" })
	void hasTheSection(String id) throws IOException {
		assertThat(Files.readString(Path.of("src/docs/asciidoc/error-1062.adoc")))
			.containsPattern("\\n\\[#" + id + "]\\R=== ");
	}

}
