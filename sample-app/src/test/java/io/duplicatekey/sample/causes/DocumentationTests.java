package io.duplicatekey.sample.causes;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class DocumentationTests {

	@Test
	void locationIsAFolder(@TempDir Path folder) {
		assertThat(new Documentation(folder.toString()).location()).endsWith(folder.getFileName() + "/");
	}

	@Test
	void locationIsAFolderBeforeThePagesAreBuilt(@TempDir Path folder) {
		assertThat(new Documentation(folder.resolve("html").toString()).location()).endsWith("/html/");
	}

}
