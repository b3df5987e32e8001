package io.duplicatekey.docs;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

import org.springframework.boot.json.JsonWriter;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Makes one site of the rendered pages: a navigation and a search on each of them. It
 * needs no server, and a browser opens it from the disk too: hence the index is a script,
 * which unlike other files can be loaded there.
 */
final class Site {

	static final String INDEX_SCRIPT = "search-index.js";

	/**
	 * What a page loads, in this order.
	 */
	private static final List<String> SCRIPTS = List.of("lunr.js", INDEX_SCRIPT, "search.js");

	private static final String STYLES = "site.css";

	private static final String LUNR = "classpath*:META-INF/resources/webjars/lunr/*/";

	private final Path folder;

	private final Map<String, Document> pages = new TreeMap<>();

	private Site(Path folder) throws IOException {
		this.folder = folder;
		try (Stream<Path> files = Files.list(folder)) {
			for (Path file : files.filter((file) -> file.toString().endsWith(".html")).toList()) {
				this.pages.put(file.getFileName().toString(), Jsoup.parse(file));
			}
		}
	}

	/**
	 * Complete the pages of a folder.
	 * @param arguments the folder, with pages as Asciidoctor has rendered them
	 * @throws IOException if a page cannot be read or written
	 * @throws IllegalStateException if the index page does not lead to each page
	 */
	public static void main(String[] arguments) throws IOException {
		new Site(Path.of(arguments[0])).complete();
	}

	private void complete() throws IOException {
		Document index = this.pages.get(Navigation.INDEX);
		if (index == null) {
			throw new IllegalStateException("There is no " + Navigation.INDEX + " in " + this.folder);
		}
		Navigation navigation = Navigation.of(index);
		requireAll(navigation);
		List<SearchEntry> entries = new ArrayList<>();
		this.pages.forEach((file, page) -> entries.addAll(SearchEntry.of(file, page)));
		Files.writeString(this.folder.resolve(INDEX_SCRIPT), script(entries));
		copyFiles();
		for (Map.Entry<String, Document> page : this.pages.entrySet()) {
			Files.writeString(this.folder.resolve(page.getKey()),
					completed(page.getKey(), page.getValue(), navigation));
		}
	}

	private void requireAll(Navigation navigation) {
		Set<String> missing = new TreeSet<>(this.pages.keySet());
		navigation.pages().forEach(missing::remove);
		missing.remove(Navigation.INDEX);
		if (!missing.isEmpty()) {
			throw new IllegalStateException("No list under a heading of index.adoc has a link to " + missing);
		}
	}

	private static String script(List<SearchEntry> entries) {
		JsonWriter<SearchEntry> writer = JsonWriter.of((entry) -> {
			entry.add("address", SearchEntry::address);
			entry.add("page", SearchEntry::page);
			entry.add("section", SearchEntry::section);
			entry.add("text", SearchEntry::text);
		});
		List<String> lines = entries.stream().map((entry) -> writer.writeToString(entry)).toList();
		return "const searchEntries = [\n" + String.join(",\n", lines) + "\n];\n";
	}

	private void copyFiles() throws IOException {
		copy("classpath:site/" + STYLES, STYLES);
		copy("classpath:site/search.js", "search.js");
		copy(LUNR + "lunr.min.js", "lunr.js");
		copy(LUNR + "LICENSE", "lunr-license.txt");
	}

	private void copy(String pattern, String name) throws IOException {
		Resource[] found = new PathMatchingResourcePatternResolver().getResources(pattern);
		if (found.length != 1) {
			throw new IllegalStateException(found.length + " files are " + pattern);
		}
		try (InputStream content = found[0].getInputStream()) {
			Files.copy(content, this.folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
		}
	}

	private static String completed(String file, Document page, Navigation navigation) {
		page.head().appendElement("link").attr("rel", "stylesheet").attr("href", STYLES);
		SCRIPTS.forEach((script) -> page.head().appendElement("script").attr("defer", true).attr("src", script));
		search(page.body().prependElement("div").id("site-header"));
		navigation.appendTo(page.body(), file);
		page.outputSettings().prettyPrint(false);
		return page.outerHtml();
	}

	/**
	 * The search is hidden until the script shows it, which without JavaScript it never
	 * does.
	 */
	private static void search(Element header) {
		header.appendElement("a").attr("href", Navigation.INDEX).text("duplicate-key");
		header.appendElement("a").attr("href", "#site-navigation").text("All pages");
		Element form = header.appendElement("form").id("site-search").attr("role", "search").attr("hidden", true);
		form.appendElement("label").attr("for", "site-search-words").text("Search all pages");
		form.appendElement("input")
			.id("site-search-words")
			.attr("type", "search")
			.attr("autocomplete", "off")
			.attr("placeholder", "an error message, a property, a word");
		form.appendElement("p").id("site-search-status").attr("role", "status");
		form.appendElement("ol").id("site-search-results");
	}

}
