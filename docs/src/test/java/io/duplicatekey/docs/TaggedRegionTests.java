package io.duplicatekey.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class TaggedRegionTests {

	@TempDir
	private Path folder;

	private Path file;

	@BeforeEach
	void write() throws IOException {
		this.file = Files.writeString(this.folder.resolve("file.xml"), """
				<a>
					<!-- tag::b[] -->
					<b>
						<!-- tag::c[] -->
						<c/>
						<!-- end::c[] -->
					</b>
					<!-- end::b[] -->
				</a>
				""");
	}

	@Test
	void wholeRegion() {
		assertThat(TaggedRegion.of(this.file, "b").text()).isEqualTo("<b>\n    <c/>\n</b>");
	}

	@Test
	void nestedRegion() {
		assertThat(TaggedRegion.of(this.file, "c").text()).isEqualTo("<c/>");
	}

	@Test
	void regionWithoutTheOneInIt() {
		assertThat(TaggedRegion.of(this.file, "b;!c").text()).isEqualTo("<b>\n</b>");
	}

	@Test
	void unknownRegion() {
		assertThatIllegalArgumentException().isThrownBy(() -> TaggedRegion.of(this.file, "d"));
		assertThatIllegalArgumentException().isThrownBy(() -> TaggedRegion.of(this.file, "b;!d"));
	}

	@Test
	void regionWithoutEnd() throws IOException {
		Files.writeString(this.file, "// tag::b[]\n");
		assertThatIllegalArgumentException().isThrownBy(() -> TaggedRegion.of(this.file, "b"));
	}

}
