package io.duplicatekey.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The lines of a file between {@code tag::name[]} and {@code end::name[]}, as Asciidoctor
 * includes them.
 *
 * @param lines the lines without what they have in common as indentation, tabs as four
 * spaces
 */
public record TaggedRegion(List<String> lines) {

	private static final Pattern DIRECTIVE = Pattern.compile("\\b(tag|end)::(\\S+?)\\[]");

	/**
	 * Read a region.
	 * @param file the file
	 * @param tags names separated by {@code ;}, with {@code !} in front of those that are
	 * left out
	 * @return the region
	 * @throws IllegalArgumentException if the file has no such region
	 */
	public static TaggedRegion of(Path file, String tags) {
		Set<String> wanted = new HashSet<>();
		Set<String> unwanted = new HashSet<>();
		for (String tag : tags.split(";", -1)) {
			boolean leftOut = tag.startsWith("!");
			(leftOut ? unwanted : wanted).add(leftOut ? tag.substring(1) : tag);
		}
		Set<String> seen = new HashSet<>();
		Set<String> open = new HashSet<>();
		List<String> lines = new ArrayList<>();
		for (String line : read(file)) {
			Matcher directive = DIRECTIVE.matcher(line);
			if (directive.find()) {
				seen.add(directive.group(2));
				boolean known = directive.group(1).equals("tag") ? open.add(directive.group(2))
						: open.remove(directive.group(2));
				require(known, file + " has an odd " + line.strip());
			}
			else if (open.stream().anyMatch(wanted::contains) && open.stream().noneMatch(unwanted::contains)) {
				lines.add(line.replace("\t", "    "));
			}
		}
		require(seen.containsAll(wanted) && seen.containsAll(unwanted), file + " has no region " + tags);
		require(open.isEmpty(), file + " does not end " + open);
		return new TaggedRegion(withoutIndentation(lines));
	}

	private static List<String> withoutIndentation(List<String> lines) {
		int indentation = lines.stream()
			.filter((line) -> !line.isBlank())
			.mapToInt((line) -> line.length() - line.stripLeading().length())
			.min()
			.orElse(0);
		return lines.stream().map((line) -> line.isBlank() ? "" : line.substring(indentation)).toList();
	}

	private static List<String> read(Path file) {
		try {
			return Files.readAllLines(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void require(boolean condition, String otherwise) {
		if (!condition) {
			throw new IllegalArgumentException(otherwise);
		}
	}

	/**
	 * The region as one text.
	 * @return the text, without a line break at its end
	 */
	public String text() {
		return String.join("\n", this.lines);
	}

}
