package io.duplicatekey.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class PropertiesTableTests {

	@TempDir
	private Path folder;

	@Test
	void everyPropertyHasARow() throws IOException {
		Path file = this.folder.resolve("new/table.adoc");
		PropertiesTable.main(new String[] { file.toString() });
		assertThat(file).content()
			.contains("|`pass:c[duplicate-key.enabled]`\n|`pass:c[true]`\n|pass:c[Whether ")
			.contains("\"[users.uk_users_email\\]\"")
			.endsWith("|===\n");
		assertThat(Files.readAllLines(file)).filteredOn((line) -> line.startsWith("|`pass:c[duplicate-key."))
			.hasSameSizeAs(PropertiesTable.properties());
	}

}
