package io.duplicatekey.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.htmlunit.WebClient;
import org.htmlunit.html.HtmlInput;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The site that the build has just made. It needs no server, but all of the pages.
 */
class SiteIT {

	private static final Path SITE = Path.of("target/html");

	private static final Path PAGES = Path.of("src/docs/asciidoc");

	@TestFactory
	Stream<DynamicTest> eachPageIsFoundByItsTitle() throws IOException {
		return pages().stream().map((page) -> DynamicTest.dynamicTest(page, () -> {
			String title = Files.readAllLines(PAGES.resolve(page + ".adoc")).get(0).substring(2);
			assertThat(search(title)).anyMatch((result) -> result.startsWith(page + ".html"));
		}));
	}

	@Test
	void theErrorMessageLeadsToItsPage() throws IOException {
		assertThat(search("Duplicate entry 'ann@example.com' for key 'users.uk_users_email'"))
			.anyMatch((result) -> result.startsWith("error-1062.html"));
		assertThat(search("error 1062")).first().asString().startsWith("error-1062.html");
	}

	private static List<String> search(String words) throws IOException {
		try (WebClient browser = new WebClient()) {
			// It would warn of each trick in Asciidoctor's styles.
			browser.getOptions().setCssEnabled(false);
			HtmlPage page = browser.getPage(SITE.resolve("index.html").toUri().toURL());
			page.<HtmlInput>getHtmlElementById("site-search-words").setValue(words);
			page.<HtmlInput>getHtmlElementById("site-search-words").type(' ');
			return SiteTests.results(page);
		}
	}

	private static List<String> pages() throws IOException {
		try (Stream<Path> files = Files.list(PAGES)) {
			return files.map((file) -> file.getFileName().toString().replace(".adoc", "")).sorted().toList();
		}
	}

}
