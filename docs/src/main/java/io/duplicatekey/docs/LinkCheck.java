package io.duplicatekey.docs;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * Follows each reference from one rendered page to another, which Asciidoctor does not,
 * and to the files that pages load or offer.
 */
final class LinkCheck {

	private final Map<Path, Document> pages = new LinkedHashMap<>();

	private LinkCheck(List<Path> files) throws IOException {
		for (Path file : files) {
			this.pages.put(file, Jsoup.parse(file));
		}
	}

	/**
	 * Check all pages of a folder.
	 * @param arguments the folder
	 * @throws IOException if a page cannot be read
	 * @throws IllegalStateException if a reference leads nowhere
	 */
	public static void main(String[] arguments) throws IOException {
		List<String> broken = brokenLinks(Path.of(arguments[0]));
		if (!broken.isEmpty()) {
			throw new IllegalStateException("References that lead nowhere:\n" + String.join("\n", broken));
		}
	}

	static List<String> brokenLinks(Path folder) throws IOException {
		try (Stream<Path> files = Files.walk(folder.toAbsolutePath().normalize())) {
			List<Path> pages = files.filter((file) -> file.toString().endsWith(".html")).sorted().toList();
			if (pages.isEmpty()) {
				throw new IllegalStateException("There is no page in " + folder);
			}
			return new LinkCheck(pages).broken();
		}
	}

	private List<String> broken() {
		List<String> broken = new ArrayList<>();
		this.pages.forEach((file, page) -> {
			Set<String> links = page.select("a[href], link[href], script[src]")
				.stream()
				.map((link) -> link.attr(link.hasAttr("href") ? "href" : "src"))
				.collect(Collectors.toSet());
			for (String link : links) {
				if (!leadsSomewhere(file, URI.create(link))) {
					broken.add(file.getFileName() + " -> " + link);
				}
			}
		});
		return broken;
	}

	private boolean leadsSomewhere(Path from, URI link) {
		if (link.isAbsolute()) {
			// To another site, which a build must not depend on.
			return true;
		}
		Path to = link.getPath().isEmpty() ? from : from.resolveSibling(link.getPath()).normalize();
		Document page = this.pages.get(to);
		if (page == null) {
			// A file that pages load or offer, such as a script.
			return link.getFragment() == null && !to.toString().endsWith(".html") && Files.isRegularFile(to);
		}
		String fragment = link.getFragment();
		Element target = (fragment != null) ? page.getElementById(fragment) : page;
		return target != null;
	}

}
