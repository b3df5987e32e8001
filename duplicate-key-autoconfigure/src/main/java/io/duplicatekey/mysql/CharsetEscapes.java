package io.duplicatekey.mysql;

import java.util.HexFormat;

/**
 * Undoes what a server does to characters that {@code character_set_results} cannot hold:
 * it writes a backslash and four upper-case hex digits in their place, in values, names
 * and its own words alike. ASCII can always be held, so an escape never stands for a
 * quote, a dot or a letter of a key word.
 */
final class CharsetEscapes {

	private static final int LENGTH = 5;

	private CharsetEscapes() {
	}

	static boolean isIn(String text) {
		for (int i = text.indexOf('\\'); i >= 0; i = text.indexOf('\\', i + 1)) {
			if (isAt(text, i)) {
				return true;
			}
		}
		return false;
	}

	static String decode(String text) {
		if (!isIn(text)) {
			return text;
		}
		StringBuilder decoded = new StringBuilder(text.length());
		int i = 0;
		while (i < text.length()) {
			if (isAt(text, i)) {
				decoded.append((char) HexFormat.fromHexDigits(text, i + 1, i + LENGTH));
				i += LENGTH;
			}
			else {
				decoded.append(text.charAt(i++));
			}
		}
		return decoded.toString();
	}

	private static boolean isAt(String text, int index) {
		if (text.charAt(index) != '\\' || index + LENGTH > text.length()) {
			return false;
		}
		for (int i = index + 1; i < index + LENGTH; i++) {
			char c = text.charAt(i);
			if ((c < '0' || c > '9') && (c < 'A' || c > 'F')) {
				return false;
			}
		}
		return HexFormat.fromHexDigits(text, index + 1, index + LENGTH) >= 0x80;
	}

}
