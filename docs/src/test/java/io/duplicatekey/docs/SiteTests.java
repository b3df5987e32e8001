package io.duplicatekey.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.htmlunit.WebClient;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.HtmlElement;
import org.htmlunit.html.HtmlInput;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * The site as a browser opens it from the disk.
 */
class SiteTests {

	private final WebClient browser = new WebClient();

	@TempDir
	private Path folder;

	@BeforeEach
	void pages() throws IOException {
		page("index.html", "All pages", """
				<div class="sect1"><h2 id="guides">Guides</h2><div class="sectionbody"><dl>
				<dt><a href="races.html">Races</a></dt><dd>Two threads.</dd>
				<dt><a href="keys.html">Keys &amp; names</a></dt><dd>See <a href="races.html">races</a>.</dd>
				</dl></div></div>""");
		page("races.html", "Races",
				"""
						<div id="preamble"><p>Two threads look for a row.</p></div>
						<div class="sect1"><h2 id="answers">Answers</h2><div class="sectionbody"><p>There are three.</p>
						<div class="sect2"><h3 id="find">findOrInsert</h3><p>It keeps <b>&lt;i&gt;markup&lt;/i&gt;</b>.</p></div>
						</div></div>""");
		page("keys.html", "Keys & names", """
				<div class="sect1"><h2 id="message">The message</h2>
				<pre>Duplicate entry 'ann' for key 'users.uk_users_email'</pre></div>""");
	}

	@AfterEach
	void closeBrowser() {
		this.browser.close();
	}

	@Test
	void eachPageLeadsToAllPages() throws IOException {
		HtmlPage page = open("keys.html");
		assertThat(page.querySelectorAll("#site-navigation a")).extracting(DomElement.class::cast)
			.extracting((link) -> link.getAttribute("href") + " " + link.getTextContent())
			.containsExactly("index.html Overview", "races.html Races", "keys.html Keys & names");
		assertThat(page.querySelectorAll("#site-navigation h2")).extracting("textContent").containsExactly("Guides");
		assertThat(page.querySelectorAll("#site-navigation [aria-current=page]")).extracting("textContent")
			.containsExactly("Keys & names");
		assertThat(LinkCheck.brokenLinks(this.folder)).isEmpty();
	}

	@Test
	void withoutScriptsTheNavigationIsThereAndTheSearchIsNot() throws IOException {
		this.browser.getOptions().setJavaScriptEnabled(false);
		HtmlPage page = open("keys.html");
		assertThat(page.getHtmlElementById("site-search").hasAttribute("hidden")).isTrue();
		assertThat(page.getHtmlElementById("site-navigation").isDisplayed()).isTrue();
	}

	@Test
	void findsASectionByItsText() throws IOException {
		HtmlPage page = search("races.html", "threads");
		assertThat(results(page)).first().isEqualTo("races.html Races");
		assertThat(page.querySelector("#site-search-results mark").getTextContent()).isEqualTo("threads");
		assertThat(page.getHtmlElementById("site-search-status").getTextContent()).contains("found, best first");
	}

	@Test
	void findsASectionByItsHeading() throws IOException {
		assertThat(results(search("keys.html", "answer"))).first().isEqualTo("races.html#answers Races: Answers");
	}

	@Test
	void findsAPartOfAName() throws IOException {
		assertThat(results(search("keys.html", "insert"))).containsExactly("races.html#find Races: findOrInsert");
	}

	@Test
	void findsABeginningAndAWordWithALetterWrong() throws IOException {
		assertThat(results(search("index.html", "dupli")))
			.containsExactly("keys.html#message Keys & names: The message");
		assertThat(results(search("index.html", "duplikate")))
			.containsExactly("keys.html#message Keys & names: The message");
	}

	@Test
	void findsAWholeMessage() throws IOException {
		assertThat(results(search("index.html", "Duplicate entry 'bob@example.com' for key 'users.uk_email'"))).first()
			.isEqualTo("keys.html#message Keys & names: The message");
	}

	@Test
	void whatIsFoundIsTextAndNotMarkup() throws IOException {
		HtmlPage page = search("races.html", "markup");
		assertThat(page.querySelector("#site-search-results li p").getTextContent()).contains("<i>markup</i>");
		assertThat(page.querySelectorAll("#site-search-results i")).isEmpty();
	}

	@Test
	void saysThatNothingIsFound() throws IOException {
		HtmlPage page = search("races.html", "xyzzy <b>");
		assertThat(results(page)).isEmpty();
		assertThat(page.getHtmlElementById("site-search-status").getTextContent()).isEqualTo("Nothing found");
	}

	@Test
	void escapeClearsTheSearch() throws IOException {
		HtmlPage page = search("races.html", "threads");
		page.executeJavaScript("document.getElementById('site-search-words')"
				+ ".dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }))");
		assertThat(page.<HtmlInput>getHtmlElementById("site-search-words").getValue()).isEmpty();
		assertThat(results(page)).isEmpty();
	}

	@Test
	void theFieldHasALabel() throws IOException {
		HtmlPage page = open("races.html");
		HtmlElement label = page.querySelector("label[for=site-search-words]");
		assertThat(label.getTextContent()).isEqualTo("Search all pages");
	}

	@Test
	void aPageThatTheIndexPageDoesNotNameStopsTheBuild() throws IOException {
		page("forgotten.html", "Forgotten", "");
		assertThatIllegalStateException().isThrownBy(this::make).withMessageContaining("[forgotten.html]");
	}

	@Test
	void aSiteWithoutAnIndexPageStopsTheBuild() throws IOException {
		Files.delete(this.folder.resolve("index.html"));
		assertThatIllegalStateException().isThrownBy(this::make).withMessageContaining("index.html");
	}

	private HtmlPage search(String file, String words) throws IOException {
		HtmlPage page = open(file);
		page.<HtmlInput>getHtmlElementById("site-search-words").type(words);
		return page;
	}

	private HtmlPage open(String file) throws IOException {
		make();
		return this.browser.getPage(this.folder.resolve(file).toUri().toURL());
	}

	private void make() throws IOException {
		Site.main(new String[] { this.folder.toString() });
	}

	static List<String> results(HtmlPage page) {
		return page.querySelectorAll("#site-search-results a")
			.stream()
			.map(DomElement.class::cast)
			.map((link) -> link.getAttribute("href") + " " + link.getTextContent())
			.toList();
	}

	private void page(String name, String title, String content) throws IOException {
		Files.writeString(this.folder.resolve(name), """
				<!DOCTYPE html>
				<html lang="en"><head><title>%1$s</title></head><body class="article">
				<div id="header"><h1>%1$s</h1></div><div id="content">%2$s</div></body></html>
				""".formatted(title.replace("&", "&amp;"), content));
	}

}
