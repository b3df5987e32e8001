package io.duplicatekey.mysql;

/**
 * Cuts a statement into tokens, one at a time, without comments. Whether a backslash
 * escapes depends on the session's {@code sql_mode}, so the caller chooses, and learns
 * whether the choice made a difference.
 */
final class SqlTokens {

	enum Kind {

		WORD, QUOTED_NAME, DOUBLE_QUOTED, TEXT, SYMBOL, END, MALFORMED

	}

	private final String sql;

	private final boolean backslashEscapes;

	private boolean modeMatters;

	private boolean executableComment;

	private int start;

	private int next;

	private Kind kind = Kind.SYMBOL;

	private String text = "";

	SqlTokens(String sql, boolean backslashEscapes) {
		this.sql = sql;
		this.backslashEscapes = backslashEscapes;
	}

	Kind kind() {
		return this.kind;
	}

	/**
	 * The token's text: a name without its quotes, nothing for a text.
	 */
	String text() {
		return this.text;
	}

	/**
	 * The token as it is written, with its quotes.
	 */
	String source() {
		return this.sql.substring(this.start, this.next);
	}

	/**
	 * Whether there is no further token, or none that can be read.
	 */
	boolean isEnd() {
		return this.kind == Kind.END || this.kind == Kind.MALFORMED;
	}

	boolean isWord(String word) {
		return this.kind == Kind.WORD && this.text.equalsIgnoreCase(word);
	}

	boolean isName() {
		return this.kind == Kind.WORD || this.kind == Kind.QUOTED_NAME || this.kind == Kind.DOUBLE_QUOTED;
	}

	boolean isSymbol(char symbol) {
		return this.kind == Kind.SYMBOL && this.text.charAt(0) == symbol;
	}

	boolean isAnyWord(String... words) {
		for (String word : words) {
			if (isWord(word)) {
				return true;
			}
		}
		return false;
	}

	/**
	 * Whether a backslash stood before a quote, so that the other mode reads other
	 * tokens.
	 */
	boolean modeMatters() {
		return this.modeMatters;
	}

	/**
	 * Whether there was a comment whose content some servers run.
	 */
	boolean hasExecutableComment() {
		return this.executableComment;
	}

	void advance() {
		if (!skipBlanks()) {
			become(Kind.MALFORMED, this.sql.length(), "");
			return;
		}
		if (this.next >= this.sql.length()) {
			become(Kind.END, this.next, "");
			return;
		}
		char c = this.sql.charAt(this.next);
		if (c == '`' || c == '"' || c == '\'') {
			readQuoted(c);
		}
		else if (isNamePart(c)) {
			int end = this.next;
			while (end < this.sql.length() && isNamePart(this.sql.charAt(end))) {
				end++;
			}
			become(Kind.WORD, end, this.sql.substring(this.next, end));
		}
		else {
			become(Kind.SYMBOL, this.next + 1, String.valueOf(c));
		}
	}

	private void readQuoted(char quote) {
		int i = this.next + 1;
		boolean escapes = quote != '`' && this.backslashEscapes;
		for (; i < this.sql.length(); i++) {
			char c = this.sql.charAt(i);
			if (c == '\\' && quote != '`' && i + 1 < this.sql.length()) {
				char escaped = this.sql.charAt(i + 1);
				this.modeMatters |= escaped == quote;
				i += escapes ? 1 : 0;
			}
			else if (c == quote) {
				if (i + 1 >= this.sql.length() || this.sql.charAt(i + 1) != quote) {
					break;
				}
				i++;
			}
		}
		if (i >= this.sql.length()) {
			become(Kind.MALFORMED, this.sql.length(), "");
			return;
		}
		if (quote == '\'') {
			become(Kind.TEXT, i + 1, "");
			return;
		}
		String content = this.sql.substring(this.next + 1, i);
		String doubled = String.valueOf(quote) + quote;
		become((quote == '`') ? Kind.QUOTED_NAME : Kind.DOUBLE_QUOTED, i + 1,
				content.replace(doubled, String.valueOf(quote)));
	}

	/**
	 * Skip white space and comments.
	 * @return {@code false} if a comment does not end
	 */
	private boolean skipBlanks() {
		while (this.next < this.sql.length()) {
			char c = this.sql.charAt(this.next);
			if (c <= ' ') {
				this.next++;
			}
			else if (c == '#' || isDashComment()) {
				int end = this.sql.indexOf('\n', this.next);
				this.next = (end < 0) ? this.sql.length() : end + 1;
			}
			else if (this.sql.startsWith("/*", this.next)) {
				this.executableComment |= this.sql.startsWith("!", this.next + 2)
						|| this.sql.regionMatches(true, this.next + 2, "M!", 0, 2);
				int end = this.sql.indexOf("*/", this.next + 2);
				if (end < 0) {
					return false;
				}
				this.next = end + 2;
			}
			else {
				return true;
			}
		}
		return true;
	}

	// "--" needs a blank or a control character behind it: 5--1 is a sum.
	private boolean isDashComment() {
		return this.sql.startsWith("--", this.next)
				&& (this.next + 2 >= this.sql.length() || this.sql.charAt(this.next + 2) <= ' ');
	}

	private static boolean isNamePart(char c) {
		return c >= 0x80 || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_'
				|| c == '$';
	}

	private void become(Kind kind, int next, String text) {
		this.kind = kind;
		this.start = Math.min(this.next, next);
		this.next = next;
		this.text = text;
	}

}
