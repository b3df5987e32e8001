package io.duplicatekey.mysql;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Reads one query. See {@link KeyQuery}.
 */
final class KeyQueryReader {

	private static final Pattern NUMBER = Pattern.compile("\\d+");

	/**
	 * What would add rows, take some away, or make one of none.
	 */
	private static final String[] OTHER = { "SELECT", "UNION", "INTERSECT", "EXCEPT", "JOIN", "STRAIGHT_JOIN", "INTO",
			"PROCEDURE", "TABLE", "VALUES" };

	private final SqlTokens tokens;

	private final Map<String, String> values = new HashMap<>();

	private @Nullable String schema;

	private @Nullable String table;

	private @Nullable String alias;

	KeyQueryReader(String sql) {
		this.tokens = new SqlTokens(sql, true);
	}

	@Nullable KeyQuery read() {
		step();
		String table = (isAny("SELECT") && skipToFrom() && readTable() && readConditions() && readRest()) ? this.table
				: null;
		boolean certain = this.tokens.kind() == SqlTokens.Kind.END && !this.tokens.modeMatters()
				&& !this.tokens.hasExecutableComment();
		return (table != null && certain) ? new KeyQuery(this.schema, table, this.values) : null;
	}

	private boolean skipToFrom() {
		step();
		// A FROM in parentheses is a function's or a subquery's.
		for (int depth = 0; depth > 0 || !isAny("FROM"); step()) {
			if (this.tokens.isEnd() || isAny(OTHER)) {
				return false;
			}
			depth += this.tokens.isSymbol('(') ? 1 : this.tokens.isSymbol(')') ? -1 : 0;
		}
		step();
		return true;
	}

	private boolean readTable() {
		this.table = takeName();
		if (this.table != null && takeSymbol('.')) {
			this.schema = this.table;
			this.table = takeName();
		}
		if (isAny("AS")) {
			step();
		}
		if (!isAny("WHERE")) {
			this.alias = takeName();
		}
		if (this.table == null || !isAny("WHERE")) {
			return false;
		}
		step();
		return true;
	}

	private boolean readConditions() {
		do {
			if (!readCondition()) {
				return false;
			}
		}
		while (takeWord("AND"));
		return true;
	}

	private boolean readCondition() {
		String column = takeName();
		if (column != null && takeSymbol('.')) {
			if (!column.equals((this.alias != null) ? this.alias : this.table)) {
				return false;
			}
			column = takeName();
		}
		String value = (column != null && takeSymbol('=')) ? takeLiteral() : null;
		// A column that has to have two values finds nothing, whatever there is.
		return column != null && value != null && this.values.put(column.toLowerCase(Locale.ROOT), value) == null;
	}

	private @Nullable String takeLiteral() {
		String source = this.tokens.source();
		String value = null;
		if (this.tokens.kind() == SqlTokens.Kind.TEXT && source.indexOf('\\') < 0) {
			value = source.substring(1, source.length() - 1).replace("''", "'");
		}
		else if (this.tokens.kind() == SqlTokens.Kind.WORD && NUMBER.matcher(source).matches()) {
			value = source;
		}
		step();
		// "5.3" is three tokens, and two texts in a row are one.
		boolean complete = this.tokens.isEnd() || isAny("AND", "LIMIT", "FOR", "LOCK");
		return complete ? value : null;
	}

	/**
	 * A limit of rows, and locks.
	 */
	private boolean readRest() {
		if (takeWord("LIMIT")) {
			String rows = this.tokens.source();
			step();
			if (takeSymbol(',')) {
				// The first number was the offset.
				if (!rows.matches("0+")) {
					return false;
				}
				rows = this.tokens.source();
				step();
			}
			if (!rows.matches("0*[1-9]\\d*")) {
				return false;
			}
		}
		if (takeWord("FOR")) {
			return takeWord("UPDATE") || takeWord("SHARE");
		}
		return !takeWord("LOCK") || (takeWord("IN") && takeWord("SHARE") && takeWord("MODE"));
	}

	private @Nullable String takeName() {
		boolean name = this.tokens.kind() == SqlTokens.Kind.QUOTED_NAME || (this.tokens.kind() == SqlTokens.Kind.WORD
				&& !ReservedWords.contains(this.tokens.text()) && !NUMBER.matcher(this.tokens.text()).matches());
		String text = this.tokens.text();
		if (name) {
			step();
		}
		return (name && !text.isEmpty()) ? text : null;
	}

	private boolean takeSymbol(char symbol) {
		boolean taken = this.tokens.isSymbol(symbol);
		if (taken) {
			step();
		}
		return taken;
	}

	private boolean takeWord(String word) {
		boolean taken = this.tokens.isWord(word);
		if (taken) {
			step();
		}
		return taken;
	}

	private boolean isAny(String... words) {
		return this.tokens.isAnyWord(words);
	}

	private void step() {
		this.tokens.advance();
	}

}
