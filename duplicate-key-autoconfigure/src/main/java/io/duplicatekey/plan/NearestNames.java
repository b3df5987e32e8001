package io.duplicatekey.plan;

import java.util.Collection;
import java.util.List;
import java.util.Locale;

/**
 * Finds what a mistyped name was meant to be. Spring's own
 * {@code org.springframework.beans.PropertyMatches} takes classes only, and ours are
 * paths of mappings, parameters and functions.
 */
public final class NearestNames {

	private static final int MOST = 3;

	private NearestNames() {
	}

	/**
	 * A question that suggests names, to begin a message with.
	 * @param name the name as written
	 * @param valid the names that exist
	 * @return {@code "Did you mean 'price'? "}, empty if no name is near
	 */
	public static String question(String name, Collection<String> valid) {
		List<String> nearest = of(name, valid);
		return nearest.isEmpty() ? "" : "Did you mean '" + String.join("' or '", nearest) + "'? ";
	}

	/**
	 * The nearest names.
	 * @param name the name as written
	 * @param valid the names that exist
	 * @return at most three names, all of them equally near
	 */
	static List<String> of(String name, Collection<String> valid) {
		int near = Math.max(1, (name.length() + 1) / 3);
		int nearest = valid.stream().mapToInt((candidate) -> distance(name, candidate)).min().orElse(near);
		return valid.stream()
			.distinct()
			.filter((candidate) -> distance(name, candidate) == Math.min(near, nearest))
			.sorted()
			.limit(MOST)
			.toList();
	}

	/**
	 * Takes {@code updated_at} for {@code updatedAt}, and {@code city} for
	 * {@code address.city}.
	 */
	private static int distance(String name, String candidate) {
		String last = candidate.substring(candidate.lastIndexOf('.') + 1);
		return Math.min(levenshtein(folded(name), folded(candidate)), levenshtein(folded(name), folded(last)));
	}

	private static String folded(String name) {
		return name.replace("_", "").replace(".", "").toLowerCase(Locale.ROOT);
	}

	private static int levenshtein(String a, String b) {
		int[] previous = new int[b.length() + 1];
		for (int j = 0; j <= b.length(); j++) {
			previous[j] = j;
		}
		for (int i = 1; i <= a.length(); i++) {
			int[] current = new int[b.length() + 1];
			current[0] = i;
			for (int j = 1; j <= b.length(); j++) {
				int replaced = previous[j - 1] + ((a.charAt(i - 1) == b.charAt(j - 1)) ? 0 : 1);
				current[j] = Math.min(replaced, Math.min(previous[j], current[j - 1]) + 1);
			}
			previous = current;
		}
		return previous[b.length()];
	}

}
