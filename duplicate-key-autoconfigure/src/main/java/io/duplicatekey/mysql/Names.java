package io.duplicatekey.mysql;

import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Which texts in the place of a name can be one.
 */
final class Names {

	/**
	 * The most characters that {@code table.key} can take: twice 64 and a dot, each of
	 * them written as an escape of five.
	 */
	static final int MAX = 5 * (64 + 1 + 64);

	// What a character becomes that was lost on the way here: the rest is not the name.
	private static final char LOST = '\uFFFD';

	// Keys that are in no schema: those of the server's own temporary tables, and none.
	private static final Set<String> NO_KEYS = Set.of("", "*UNKNOWN*", "group_key", "<group_key>");

	private static final List<String> NO_QUALIFIED_KEYS = List.of(".*UNKNOWN*", ".<group_key>");

	private Names() {
	}

	/**
	 * The readings of a key text, decoded before raw, or nothing if it cannot name a key.
	 */
	static List<String> usable(String keyText) {
		if (keyText.length() > MAX || NO_KEYS.contains(keyText) || keyText.indexOf(LOST) >= 0
				|| NO_QUALIFIED_KEYS.stream().anyMatch(keyText::endsWith)) {
			return List.of();
		}
		return CharsetEscapes.isIn(keyText) ? List.of(CharsetEscapes.decode(keyText), keyText) : List.of(keyText);
	}

	static @Nullable String orNull(String table) {
		return (table.isEmpty() || table.length() > MAX || table.indexOf(LOST) >= 0) ? null
				: CharsetEscapes.decode(table);
	}

}
