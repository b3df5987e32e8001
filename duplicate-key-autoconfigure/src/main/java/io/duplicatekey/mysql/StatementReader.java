package io.duplicatekey.mysql;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Reads one statement in one mode of backslashes. See {@link WrittenTable}.
 */
final class StatementReader {

	private final SqlTokens tokens;

	private final FunctionCalls calls = new FunctionCalls();

	private @Nullable String schema;

	private @Nullable String table;

	private StatementReader(String sql, boolean backslashEscapes) {
		this.tokens = new SqlTokens(sql, backslashEscapes);
	}

	static @Nullable WrittenTable read(String sql) {
		StatementReader usual = new StatementReader(sql, true);
		boolean writes = usual.readStatement();
		if (!usual.tokens.modeMatters()) {
			return writes ? usual.result() : null;
		}
		// A text that is cut off in one mode would have been a syntax error in it.
		StatementReader ansi = new StatementReader(sql, false);
		boolean writesInAnsi = ansi.readStatement();
		if (ansi.isMalformed()) {
			return writes ? usual.result() : null;
		}
		if (usual.isMalformed()) {
			return writesInAnsi ? ansi.result() : null;
		}
		return (writes && writesInAnsi) ? agreed(usual.result(), ansi.result()) : null;
	}

	private static @Nullable WrittenTable agreed(@Nullable WrittenTable one, @Nullable WrittenTable other) {
		if (one == null || other == null || !one.table().equals(other.table())
				|| !String.valueOf(one.schema()).equals(String.valueOf(other.schema()))) {
			return null;
		}
		Set<String> functions = new LinkedHashSet<>(one.calledFunctions());
		functions.addAll(other.calledFunctions());
		return new WrittenTable(one.schema(), one.table(), List.copyOf(functions));
	}

	private boolean isMalformed() {
		return this.tokens.kind() == SqlTokens.Kind.MALFORMED;
	}

	private @Nullable WrittenTable result() {
		String name = this.table;
		return (name != null) ? new WrittenTable(this.schema, name, List.copyOf(this.calls.names())) : null;
	}

	private boolean readStatement() {
		step();
		boolean written = isAny("INSERT", "REPLACE") ? readInsert()
				: isAny("UPDATE") ? readUpdate() : isAny("LOAD") && readLoad();
		// To the end even then: only the end shows a second statement or a text cut off.
		boolean closed = false;
		for (; !this.tokens.isEnd(); step()) {
			written &= !closed;
			closed |= this.tokens.isSymbol(';');
		}
		return written && !isMalformed() && !this.tokens.hasExecutableComment();
	}

	private boolean readInsert() {
		step();
		skip("LOW_PRIORITY", "DELAYED", "HIGH_PRIORITY", "IGNORE");
		skip("INTO");
		return readTable();
	}

	private boolean readLoad() {
		step();
		if (!isAny("DATA", "XML")) {
			return false;
		}
		while (!this.tokens.isEnd() && !isAny("INTO")) {
			step();
		}
		step();
		if (!isAny("TABLE")) {
			return false;
		}
		step();
		return readTable();
	}

	// Single-table: between the table and SET there is no comma and no join outside of
	// parentheses (PARTITION, index hints).
	private boolean readUpdate() {
		step();
		skip("LOW_PRIORITY", "IGNORE");
		if (!readTable()) {
			return false;
		}
		int depth = 0;
		while (!this.tokens.isEnd() && !(depth == 0 && isAny("SET"))) {
			depth += this.tokens.isSymbol('(') ? 1 : this.tokens.isSymbol(')') ? -1 : 0;
			if (depth == 0
					&& (this.tokens.isSymbol(',') || this.tokens.isSymbol(';') || isAny("JOIN", "STRAIGHT_JOIN"))) {
				return false;
			}
			step();
		}
		return !this.tokens.isEnd();
	}

	private boolean readTable() {
		String first = takeName();
		if (first == null) {
			return false;
		}
		if (this.tokens.isSymbol('.')) {
			step();
			String second = takeName();
			if (second == null || this.tokens.isSymbol('.')) {
				return false;
			}
			this.schema = first;
			this.table = second;
		}
		else {
			this.table = first;
		}
		this.calls.forgetName(this.tokens);
		return true;
	}

	private @Nullable String takeName() {
		String name = this.tokens.text();
		// In a name a backslash is itself, in a text it would escape: leave that unread.
		if (!this.tokens.isName() || name.isEmpty()
				|| (name.indexOf('\\') >= 0 && this.tokens.kind() != SqlTokens.Kind.QUOTED_NAME)
				|| (this.tokens.kind() == SqlTokens.Kind.WORD && ReservedWords.contains(name))) {
			return null;
		}
		step();
		return name;
	}

	private void skip(String... words) {
		while (isAny(words)) {
			step();
		}
	}

	private boolean isAny(String... words) {
		return this.tokens.isAnyWord(words);
	}

	private void step() {
		this.tokens.advance();
		this.calls.see(this.tokens);
	}

}
