package io.duplicatekey.diagnosis;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * In which way two texts differ that a collation takes for the same.
 */
enum CollationDifference {

	/** Spaces at the end. */
	TRAILING_SPACE("spaces at the end", (text) -> text.replaceAll(" +$", "")),

	/** Upper and lower case. */
	CASE("case",
			(text) -> text.codePoints()
				.map((c) -> Character.toLowerCase(Character.toUpperCase(c)))
				.collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
				.toString()),

	/** One character, or a letter and an accent that follows it. */
	COMPOSITION("the way that accents are written", (text) -> Normalizer.normalize(text, Normalizer.Form.NFC)),

	/** Accents. */
	ACCENTS("accents",
			(text) -> Patterns.MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("")),

	/** Full and half width, and other forms of the same character. */
	WIDTH("the width or form of characters", (text) -> Normalizer.normalize(text, Normalizer.Form.NFKC)),

	/** Characters that do not show. */
	INVISIBLE("characters that do not show", (text) -> Patterns.INVISIBLE.matcher(text).replaceAll(""));

	private final String words;

	private final UnaryOperator<String> remove;

	CollationDifference(String words, UnaryOperator<String> remove) {
		this.words = words;
		this.remove = remove;
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
			for (int chosen = 1; chosen < (1 << all.length); chosen++) {
				if (Integer.bitCount(chosen) == size) {
					Set<CollationDifference> differences = chosen(chosen);
					if (without(one, differences).equals(without(other, differences))) {
						return differences;
					}
				}
			}
		}
		return Set.of();
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

	private static Set<CollationDifference> chosen(int bits) {
		Set<CollationDifference> chosen = EnumSet.noneOf(CollationDifference.class);
		for (CollationDifference difference : values()) {
			if ((bits & (1 << difference.ordinal())) != 0) {
				chosen.add(difference);
			}
		}
		return chosen;
	}

	private static String without(String text, Set<CollationDifference> differences) {
		String result = text;
		for (CollationDifference difference : differences) {
			result = difference.remove.apply(result);
		}
		return result;
	}

	/**
	 * Outside of the constants, which cannot refer to constants of their own type.
	 */
	private static final class Patterns {

		private static final Pattern MARKS = Pattern.compile("\\p{M}+");

		private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cf}\\p{Cc}]+");

	}

}
