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

	// Decoding copies the message. A server's text is shorter than this in any spelling.
	private static final int MAX_DECODED = 16 * 1024;

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
		if (reading == null && message != null && message.length() <= MAX_DECODED && CharsetEscapes.isIn(message)) {
			reading = readByTemplates(code, CharsetEscapes.decode(message));
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
