package io.duplicatekey.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class LinkCheckTests {

	@TempDir
	private Path folder;

	@Test
	void tellsWhatLeadsNowhere() throws IOException {
		page("a.html", "<a href='b.html'></a><a href='b.html#x'></a><a href='#y'></a><p id='y'></p>"
				+ "<a href='https://example.com/'></a>");
		page("b.html", "<p id='x'></p>");
		assertThat(LinkCheck.brokenLinks(this.folder)).isEmpty();
		page("b.html", "<a href='c.html'></a><a href='a.html#z'></a>");
		assertThat(LinkCheck.brokenLinks(this.folder)).containsExactlyInAnyOrder("a.html -> b.html#x",
				"b.html -> c.html", "b.html -> a.html#z");
	}

	@Test
	void followsLinksToOtherFiles() throws IOException {
		Files.writeString(this.folder.resolve("rules.yml"), "groups: []");
		page("a.html", "<a href='rules.yml'></a><a href='dashboard.json'></a>");
		assertThat(LinkCheck.brokenLinks(this.folder)).containsExactly("a.html -> dashboard.json");
	}

	@Test
	void tellsWhichFilesAreNotThere() throws IOException {
		page("a.html", "<script src='a.js'></script><link href='a.css'>");
		Files.writeString(this.folder.resolve("a.js"), "");
		assertThat(LinkCheck.brokenLinks(this.folder)).containsExactly("a.html -> a.css");
	}

	@Test
	void stopsTheBuild() throws IOException {
		page("a.html", "<a href='#y'></a>");
		assertThatIllegalStateException().isThrownBy(() -> LinkCheck.main(new String[] { this.folder.toString() }));
	}

	@Test
	void noPageAtAllIsAnErrorToo() {
		assertThatIllegalStateException().isThrownBy(() -> LinkCheck.brokenLinks(this.folder));
	}

	private void page(String name, String body) throws IOException {
		Files.writeString(this.folder.resolve(name), "<html><body>" + body + "</body></html>");
	}

}
