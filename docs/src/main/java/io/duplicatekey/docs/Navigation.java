package io.duplicatekey.docs;

import java.util.ArrayList;
import java.util.List;

import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * The list of all pages that each page has. It is what the index page says: its headings
 * are the groups, its lists name the pages, in its order.
 *
 * @param groups the groups, in the order of the index page
 */
record Navigation(List<Group> groups) {

	/**
	 * The page that all others are found from.
	 */
	static final String INDEX = "index.html";

	static Navigation of(Document index) {
		List<Group> groups = new ArrayList<>();
		for (Element section : index.select("#content .sect1")) {
			List<Entry> entries = section.select("dt a[href]").stream().map(Entry::of).toList();
			if (!entries.isEmpty()) {
				groups.add(new Group(section.select("h2").text(), entries));
			}
		}
		return new Navigation(groups);
	}

	List<String> pages() {
		return this.groups.stream().flatMap((group) -> group.entries().stream()).map(Entry::page).toList();
	}

	/**
	 * Append the navigation to a page.
	 * @param parent where to append it
	 * @param current the name of the page's file
	 */
	void appendTo(Element parent, String current) {
		Element navigation = parent.appendElement("nav").id("site-navigation").attr("aria-label", "All pages");
		link(navigation.appendElement("p"), INDEX, "Overview", current);
		for (Group group : this.groups) {
			navigation.appendElement("h2").text(group.name());
			Element list = navigation.appendElement("ul");
			group.entries().forEach((entry) -> link(list.appendElement("li"), entry.page(), entry.name(), current));
		}
	}

	private static void link(Element parent, String page, String name, String current) {
		Element link = parent.appendElement("a").attr("href", page).text(name);
		if (page.equals(current)) {
			link.attr("aria-current", "page");
		}
	}

	/**
	 * Pages that belong together.
	 *
	 * @param name the heading
	 * @param entries the pages
	 */
	record Group(String name, List<Entry> entries) {
	}

	/**
	 * A page in the list.
	 *
	 * @param page the name of its file
	 * @param name what the index page calls it
	 */
	record Entry(String page, String name) {

		private static Entry of(Element link) {
			return new Entry(link.attr("href"), link.text());
		}

	}

}
