package io.duplicatekey.mysql;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Collects the names in front of an opening parenthesis while tokens pass by. A blank may
 * stand between the two: that is how stored functions can be called.
 */
final class FunctionCalls {

	private final Set<String> names = new LinkedHashSet<>();

	// The token before, if it is a name, and its schema.
	private @Nullable String name;

	private @Nullable String qualifier;

	private boolean callable;

	// Without quotes it can be a reserved word.
	private boolean unquoted;

	private boolean afterAs;

	private boolean afterList;

	Set<String> names() {
		return this.names;
	}

	void see(SqlTokens token) {
		// Reserved words are looked up only here, because few words precede a
		// parenthesis.
		if (token.isSymbol('(') && this.callable && this.name != null
				&& !(this.unquoted && ReservedWords.isNeverCalled(this.name))) {
			String called = this.name.toLowerCase(Locale.ROOT);
			this.names.add((this.qualifier != null) ? this.qualifier + "." + called : called);
		}
		if (token.isSymbol('.')) {
			this.qualifier = this.name;
			this.name = null;
			this.callable = false;
			return;
		}
		if (token.isName()) {
			boolean qualified = this.name == null && this.qualifier != null;
			this.qualifier = qualified ? this.qualifier : null;
			this.name = token.text();
			this.callable = qualified || isCallable(token);
			this.unquoted = !qualified && token.kind() == SqlTokens.Kind.WORD;
		}
		else {
			this.name = null;
			this.qualifier = null;
		}
		this.afterAs = token.isWord("AS");
		this.afterList = token.isSymbol(')');
	}

	/**
	 * What was seen last but one is a table: a parenthesis after it opens its columns.
	 * @param next the token after the table
	 */
	void forgetName(SqlTokens next) {
		if (next.isSymbol('(')) {
			this.names.clear();
		}
		else if (next.isWord("VALUE")) {
			this.callable = false;
		}
	}

	// AS introduces an alias or a type, both can have a list; VALUE stands for VALUES.
	private boolean isCallable(SqlTokens token) {
		return !(this.afterAs || (this.afterList && token.isWord("VALUE")));
	}

}
