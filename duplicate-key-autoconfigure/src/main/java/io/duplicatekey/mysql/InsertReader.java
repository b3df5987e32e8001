package io.duplicatekey.mysql;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.duplicatekey.mysql.InsertStatement.Given;

/**
 * Reads what an INSERT or a REPLACE has behind its table. The statement is one that
 * {@link StatementReader} could read, so the parentheses are balanced or the server would
 * not have run it.
 */
final class InsertReader {

	private final SqlTokens tokens;

	private @Nullable List<String> columns;

	private final List<Given> values = new ArrayList<>();

	private int rows;

	private InsertReader(String sql) {
		this.tokens = new SqlTokens(sql, true);
	}

	static @Nullable InsertStatement read(String sql) {
		return new InsertReader(sql).read();
	}

	private @Nullable InsertStatement read() {
		this.tokens.advance();
		boolean replace = this.tokens.isWord("REPLACE");
		if (!replace && !this.tokens.isWord("INSERT")) {
			return null;
		}
		this.tokens.advance();
		boolean ignore = readModifiers();
		skipTable();
		readColumns();
		if (this.tokens.isAnyWord("VALUES", "VALUE")) {
			this.tokens.advance();
			readRows();
		}
		else if (this.tokens.isWord("SET") && this.columns == null) {
			readAssignments();
		}
		boolean updates = skipToDuplicateClause();
		return this.tokens.modeMatters() ? null
				: new InsertStatement(this.columns, List.copyOf(this.values), this.rows == 1, replace, ignore, updates);
	}

	private boolean readModifiers() {
		boolean ignore = false;
		while (this.tokens.isAnyWord("LOW_PRIORITY", "DELAYED", "HIGH_PRIORITY", "IGNORE", "INTO")) {
			ignore |= this.tokens.isWord("IGNORE");
			this.tokens.advance();
		}
		return ignore;
	}

	private void skipTable() {
		this.tokens.advance();
		if (this.tokens.isSymbol('.')) {
			this.tokens.advance();
			this.tokens.advance();
		}
		if (this.tokens.isWord("PARTITION")) {
			this.tokens.advance();
			skipParentheses();
		}
	}

	private void readColumns() {
		if (!this.tokens.isSymbol('(')) {
			return;
		}
		this.tokens.advance();
		if (this.tokens.isAnyWord("SELECT", "WITH", "VALUES", "TABLE") || this.tokens.isSymbol('(')) {
			return;
		}
		List<String> names = new ArrayList<>();
		String name = "";
		for (; !this.tokens.isEnd() && !this.tokens.isSymbol(')'); this.tokens.advance()) {
			if (this.tokens.isSymbol(',')) {
				names.add(name);
			}
			else if (this.tokens.isName()) {
				// Of a qualified name the last part stays.
				name = this.tokens.text();
			}
		}
		if (!name.isEmpty()) {
			names.add(name);
		}
		this.tokens.advance();
		// An empty list is that of a row of defaults.
		this.columns = List.copyOf(names);
	}

	private void readRows() {
		boolean more = true;
		while (more) {
			if (this.tokens.isWord("ROW")) {
				this.tokens.advance();
			}
			if (!this.tokens.isSymbol('(')) {
				return;
			}
			readRow();
			this.rows++;
			more = this.tokens.isSymbol(',');
			if (more) {
				this.tokens.advance();
			}
		}
	}

	private void readRow() {
		int position = 0;
		while (!this.tokens.isEnd() && !this.tokens.isSymbol(')')) {
			this.tokens.advance();
			if (!this.tokens.isSymbol(')')) {
				merge(position++, readValue());
			}
		}
		this.tokens.advance();
	}

	private void merge(int position, Given given) {
		if (position >= this.values.size()) {
			this.values.add(given);
		}
		else if (this.values.get(position) != given) {
			this.values.set(position, Given.UNKNOWN);
		}
	}

	private void readAssignments() {
		this.rows = 1;
		List<String> names = new ArrayList<>();
		boolean more = true;
		while (more && !this.tokens.isEnd()) {
			this.tokens.advance();
			String name = "";
			for (; !this.tokens.isEnd() && !this.tokens.isSymbol('='); this.tokens.advance()) {
				name = this.tokens.isName() ? this.tokens.text() : name;
			}
			this.tokens.advance();
			names.add(name);
			this.values.add(readValue());
			more = this.tokens.isSymbol(',');
		}
		this.columns = List.copyOf(names);
	}

	/**
	 * A value up to the comma or parenthesis behind it. Only a single token is told from
	 * a calculation.
	 */
	private Given readValue() {
		Given given = ofToken();
		boolean single = true;
		for (boolean first = true; !isValueEnd(); first = false) {
			single &= first;
			if (this.tokens.isSymbol('(')) {
				skipParentheses();
			}
			else {
				this.tokens.advance();
			}
		}
		return single ? given : Given.UNKNOWN;
	}

	private boolean isValueEnd() {
		return this.tokens.isEnd() || this.tokens.isSymbol(',') || this.tokens.isSymbol(')')
				|| this.tokens.isSymbol(';') || this.tokens.isAnyWord("ON", "AS", "RETURNING");
	}

	private Given ofToken() {
		if (this.tokens.isAnyWord("NULL", "DEFAULT")) {
			return Given.NOTHING;
		}
		// 0 asks for a number too, unless the sql_mode says otherwise.
		boolean number = this.tokens.kind() == SqlTokens.Kind.WORD && this.tokens.text().matches("0*[1-9][0-9]*");
		return number ? Given.NUMBER : Given.UNKNOWN;
	}

	private void skipParentheses() {
		int depth = 0;
		do {
			depth += this.tokens.isSymbol('(') ? 1 : this.tokens.isSymbol(')') ? -1 : 0;
			this.tokens.advance();
		}
		while (depth > 0 && !this.tokens.isEnd());
	}

	private boolean skipToDuplicateClause() {
		int words = 0;
		String[] clause = { "ON", "DUPLICATE", "KEY", "UPDATE" };
		while (!this.tokens.isEnd() && words < clause.length) {
			words = this.tokens.isWord(clause[words]) ? words + 1 : this.tokens.isWord(clause[0]) ? 1 : 0;
			this.tokens.advance();
		}
		// To the end, which shows whether backslashes matter.
		while (!this.tokens.isEnd()) {
			this.tokens.advance();
		}
		return words == clause.length;
	}

}
