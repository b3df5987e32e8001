package io.duplicatekey.translation;

import org.jspecify.annotations.Nullable;

import io.duplicatekey.mysql.DuplicateKeyError;
import io.duplicatekey.mysql.KeyNaming;
import io.duplicatekey.mysql.WrittenTable;

/**
 * What a message means when the schema cannot be asked. A dot in the key's text can
 * separate table and key (MySQL 8.0.19 and later) or belong to a name, so it is taken for
 * a separator only where the server is known to write it, where the statement's own table
 * stands before it, or where there is nothing that speaks against it.
 */
final class MessageText {

	private MessageText() {
	}

	static ResolvedKey resolve(DuplicateKeyError error, @Nullable WrittenTable written, KeyNaming naming) {
		if (error.keyTexts().isEmpty()) {
			return ResolvedKey.UNKNOWN;
		}
		String text = error.keyTexts().get(0);
		if (error.table() != null) {
			return ResolvedKey.unconfirmed(error.table(), text);
		}
		int dot = text.indexOf('.');
		if (naming == KeyNaming.BARE || dot < 0) {
			return ResolvedKey.unconfirmed(null, text);
		}
		if (written != null && startsWithTable(text, written.table())) {
			return split(text, written.table().length());
		}
		boolean oneDot = text.indexOf('.', dot + 1) < 0;
		if (oneDot && (naming == KeyNaming.QUALIFIED || written == null)) {
			return split(text, dot);
		}
		return ResolvedKey.UNKNOWN;
	}

	private static boolean startsWithTable(String text, String table) {
		return text.length() > table.length() + 1 && text.charAt(table.length()) == '.'
				&& text.regionMatches(true, 0, table, 0, table.length());
	}

	private static ResolvedKey split(String text, int dot) {
		return ResolvedKey.unconfirmed(text.substring(0, dot), text.substring(dot + 1));
	}

}
