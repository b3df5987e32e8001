package io.duplicatekey.mysql;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * One reading of the text that stands in the place of the key. Both names can contain
 * dots, so only the schema tells which reading is right.
 *
 * @param table the table, or {@code null} if the text is read as a bare key
 * @param key the key
 */
public record KeyName(@Nullable String table, String key) {

	// Identifiers of tables and indexes have at most 64 characters.
	private static final int MAX_NAME = 64;

	/**
	 * All readings of a key text: the bare key, then a split at each dot that leaves two
	 * possible names. {@code a.b.c} gives {@code (null, a.b.c)}, {@code (a, b.c)} and
	 * {@code (a.b, c)}.
	 * @param keyText a text from {@link DuplicateKeyError#keyTexts()}
	 * @return the readings, at least one, at most 65
	 */
	public static List<KeyName> readingsOf(String keyText) {
		List<KeyName> readings = new ArrayList<>(2);
		readings.add(new KeyName(null, keyText));
		int dot = keyText.indexOf('.', Math.max(1, keyText.length() - 1 - MAX_NAME));
		while (dot > 0 && dot <= MAX_NAME && dot < keyText.length() - 1) {
			readings.add(new KeyName(keyText.substring(0, dot), keyText.substring(dot + 1)));
			dot = keyText.indexOf('.', dot + 1);
		}
		return List.copyOf(readings);
	}

}
