package io.duplicatekey.diagnosis;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * In which way two texts differ that a collation takes for the same.
 */
enum CollationDifference {

	/** Spaces at the end. */
	TRAILING_SPACE("spaces at the end"),

	/** Upper and lower case. */
	CASE("case"),

	/** One character, or a letter and an accent that follows it. */
	COMPOSITION("the way that accents are written"),

	/** Accents. */
	ACCENTS("accents"),

	/** Full and half width, and other forms of the same character. */
	WIDTH("the width or form of characters"),

	/** Characters that do not show. */
	INVISIBLE("characters that do not show");

	private final String words;

	CollationDifference(String words) {
		this.words = words;
	}

	/**
	 * The fewest differences that make two texts the same when they are taken away.
	 * @param one a text
	 * @param other a text that is not the same
	 * @return the differences, none where they are of another kind
	 */
	static Set<CollationDifference> between(String one, String other) {
		CollationDifference[] all = values();
		for (int size = 1; size <= all.length; size++) {
			for (int bits = 1; bits < (1 << all.length); bits++) {
				Set<CollationDifference> chosen = chosen(all, bits);
				if (chosen.size() == size && without(one, chosen).equals(without(other, chosen))) {
					return chosen;
				}
			}
		}
		return Set.of();
	}

	private static Set<CollationDifference> chosen(CollationDifference[] all, int bits) {
		Set<CollationDifference> chosen = EnumSet.noneOf(CollationDifference.class);
		for (int i = 0; i < all.length; i++) {
			if ((bits & (1 << i)) != 0) {
				chosen.add(all[i]);
			}
		}
		return chosen;
	}

	private static String without(String text, Set<CollationDifference> differences) {
		String result = text;
		for (CollationDifference difference : differences) {
			result = difference.remove(result);
		}
		return result;
	}

	private String remove(String text) {
		return switch (this) {
			case TRAILING_SPACE -> text.replaceAll(" +$", "");
			case CASE -> text.codePoints()
				.map((c) -> Character.toLowerCase(Character.toUpperCase(c)))
				.collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
				.toString();
			case COMPOSITION -> Normalizer.normalize(text, Normalizer.Form.NFC);
			case ACCENTS -> Patterns.MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("");
			case WIDTH -> Normalizer.normalize(text, Normalizer.Form.NFKC);
			case INVISIBLE -> Patterns.INVISIBLE.matcher(text).replaceAll("");
		};
	}

	/**
	 * Differences as words.
	 * @param differences the differences
	 * @return for example {@code case and accents}
	 */
	static String describe(Set<CollationDifference> differences) {
		if (differences.isEmpty()) {
			return "characters that count as the same";
		}
		List<String> words = differences.stream()
			.map((difference) -> difference.words)
			.collect(Collectors.toCollection(ArrayList::new));
		String last = words.remove(words.size() - 1);
		return words.isEmpty() ? last : String.join(", ", words) + " and " + last;
	}

	/**
	 * Compiled when a difference is first looked for.
	 */
	private static final class Patterns {

		private static final Pattern MARKS = Pattern.compile("\\p{M}+");

		private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cf}\\p{Cc}]+");

	}

}
