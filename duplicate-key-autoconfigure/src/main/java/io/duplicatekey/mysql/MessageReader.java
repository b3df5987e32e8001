package io.duplicatekey.mysql;

import java.util.List;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Reads the message of one error by the templates of its code. A text that has none of
 * their forms is not read at all.
 */
final class MessageReader {

	private static final int ER_DUP_KEY = 1022;

	// Decoding copies the message. A server's text is much shorter in any spelling,
	// what is longer has a statement appended.
	private static final int MAX_DECODED = 1024 * 1024;

	// The name that ALTER TABLE gives to the table it builds.
	private static final Pattern ALTERED = Pattern.compile("#sql-[0-9a-f]{1,16}_[0-9a-f]{1,16}");

	// The file of a temporary table in which the server groups rows.
	private static final Pattern INTERNAL = Pattern.compile(".*[/\\\\]#sql[^/\\\\]*", Pattern.DOTALL);

	private MessageReader() {
	}

	/**
	 * Whether errors of this vendor code can be duplicates.
	 */
	static boolean reads(int code) {
		return switch (code) {
			case 1062, 1586, 1761, 1762, 1859, ER_DUP_KEY, 1169 -> true;
			default -> false;
		};
	}

	/**
	 * Read a message.
	 * @param code the vendor code, one that {@link #reads(int)} knows
	 * @param message the message, may be {@code null}
	 * @return what it says, {@link Reading#UNKNOWN} if it cannot be read, or {@code null}
	 * if the error is not about a row
	 */
	static @Nullable Reading read(int code, @Nullable String message) {
		Reading reading = (message != null) ? readByTemplates(code, message) : null;
		if (message != null && CharsetEscapes.isIn(message)) {
			reading = withEscapes(code, message, reading);
		}
		if (reading == null) {
			// 1022 is also the name of a foreign key that exists already (MySQL 5.6,
			// 5.7).
			return (code == ER_DUP_KEY) ? null : Reading.UNKNOWN;
		}
		String table = reading.table();
		if (table == null || !reading.keyTexts().isEmpty()) {
			return reading;
		}
		if (code == ER_DUP_KEY && ALTERED.matcher(table).matches()) {
			return null;
		}
		return INTERNAL.matcher(table).matches() ? Reading.UNKNOWN : reading;
	}

	/**
	 * A server that escapes does so in its own words too, so that what looks like them
	 * without escapes can be part of an SQL statement that the driver appended. Where the
	 * two readings do not agree, neither is trusted.
	 */
	private static @Nullable Reading withEscapes(int code, String message, @Nullable Reading plain) {
		if (message.length() > MAX_DECODED) {
			return (plain != null) ? Reading.UNKNOWN : null;
		}
		Reading decoded = readByTemplates(code, CharsetEscapes.decode(message));
		if (plain == null || decoded == null) {
			return (plain != null) ? plain : decoded;
		}
		boolean agree = plain.keyTexts().isEmpty() ? decoded.keyTexts().isEmpty()
				: !decoded.keyTexts().isEmpty() && plain.keyTexts().get(0).equals(decoded.keyTexts().get(0));
		return agree ? plain : Reading.UNKNOWN;
	}

	private static @Nullable Reading readByTemplates(int code, String message) {
		List<Template> templates = Messages.of(code);
		Wrapping wrapping = Wrapping.of(code, message);
		for (Template template : templates) {
			Reading reading = template.read(message, wrapping);
			if (reading != null) {
				return reading;
			}
		}
		return null;
	}

}
