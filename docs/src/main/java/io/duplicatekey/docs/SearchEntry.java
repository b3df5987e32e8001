package io.duplicatekey.docs;

import java.util.ArrayList;
import java.util.List;

import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * A section of a page, as the search finds it.
 *
 * @param address the file of the page, with the section's anchor
 * @param page the title of the page
 * @param section the heading of the section, empty for what stands before the first one
 * @param text the words of the section, without those of the sections in it
 */
record SearchEntry(String address, String page, String section, String text) {

	private static final String SECTIONS = ".sect1, .sect2, .sect3, .sect4, .sect5";

	/**
	 * The sections of a page.
	 * @param file the name of its file
	 * @param page the page as Asciidoctor has rendered it
	 * @return the sections, in their order
	 */
	static List<SearchEntry> of(String file, Document page) {
		String title = page.select("h1").text();
		Element content = page.selectFirst("#content");
		if (title.isEmpty() || content == null) {
			throw new IllegalStateException(file + " has no title or no content");
		}
		List<SearchEntry> entries = new ArrayList<>();
		entries.add(new SearchEntry(file, title, "", words(content)));
		for (Element section : content.select(SECTIONS)) {
			Element heading = section.selectFirst("h2, h3, h4, h5, h6");
			if (heading == null || heading.id().isEmpty()) {
				throw new IllegalStateException(file + " has a section without an anchor");
			}
			entries.add(new SearchEntry(file + "#" + heading.id(), title, heading.text(), words(section)));
		}
		return entries;
	}

	private static String words(Element section) {
		Element own = section.clone();
		for (Element child : own.children()) {
			child.select(SECTIONS).remove();
		}
		own.select("h2, h3, h4, h5, h6").remove();
		return own.text();
	}

}
