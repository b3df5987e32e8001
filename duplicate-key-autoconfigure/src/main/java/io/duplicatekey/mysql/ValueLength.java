package io.duplicatekey.mysql;

/**
 * Knows where servers cut: at a number of bytes of UTF-8. MySQL cuts plainly, back to a
 * whole character or through one; MariaDB cuts three bytes earlier and adds three dots.
 */
final class ValueLength {

	// What a cut back to a whole character of the Basic Multilingual Plane can leave
	// away.
	private static final int SLACK_BELOW = 2;

	// What a character that was cut through can become longer by when it is decoded.
	private static final int SLACK_ABOVE = 6;

	private ValueLength() {
	}

	/**
	 * Whether the value is so long that the server may have cut it.
	 */
	static boolean mayBeCut(String value, int limit) {
		return value.length() * 3L >= limit - SLACK_BELOW && bytes(value) >= limit - SLACK_BELOW;
	}

	/**
	 * Whether the server can have printed a value of this length.
	 */
	static boolean isPossible(String value, int limit) {
		return bytes(CharsetEscapes.decode(value)) <= limit + SLACK_ABOVE;
	}

	private static int bytes(String value) {
		int bytes = 0;
		for (int i = 0; i < value.length(); i++) {
			char c = value.charAt(i);
			// Two surrogates make four bytes.
			bytes += (c < 0x80) ? 1 : (c < 0x800 || Character.isSurrogate(c)) ? 2 : 3;
		}
		return bytes;
	}

}
