package io.duplicatekey.plan;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import io.duplicatekey.sql.Function;

/**
 * A function of expressions, under the name that is written.
 */
enum KnownFunction {

	GREATEST(Function.GREATEST, Takes.ORDERED, 2, Integer.MAX_VALUE),

	LEAST(Function.LEAST, Takes.ORDERED, 2, Integer.MAX_VALUE),

	COALESCE(Function.COALESCE, Takes.ALIKE, 2, Integer.MAX_VALUE),

	CONCAT(Function.CONCAT, Takes.PRINTABLE, 2, Integer.MAX_VALUE),

	LOWER(Function.LOWER, Takes.TEXT, 1, 1),

	UPPER(Function.UPPER, Takes.TEXT, 1, 1),

	TRIM(Function.TRIM, Takes.TEXT, 1, 1),

	LENGTH(Function.CHAR_LENGTH, Takes.TEXT, 1, 1),

	ABS(Function.ABS, Takes.NUMBERS, 1, 1),

	ROUND(Function.ROUND, Takes.NUMBERS, 1, 2),

	FLOOR(Function.FLOOR, Takes.NUMBERS, 1, 1),

	CEIL(Function.CEILING, Takes.NUMBERS, 1, 1),

	NULLIF(Function.NULLIF, Takes.ALIKE, 2, 2),

	NOW(Function.NOW, Takes.NOTHING, 0, 0);

	private final Function function;

	private final Takes takes;

	private final int least;

	private final int most;

	KnownFunction(Function function, Takes takes, int least, int most) {
		this.function = function;
		this.takes = takes;
		this.least = least;
		this.most = most;
	}

	static @Nullable KnownFunction named(String name) {
		return Arrays.stream(values()).filter((known) -> known.written().equals(name)).findFirst().orElse(null);
	}

	/**
	 * Whether the value of a call is one of its arguments.
	 */
	static boolean chooses(String name) {
		KnownFunction known = named(name);
		return known != null && (known.takes == Takes.ALIKE || known.takes == Takes.ORDERED);
	}

	static String names() {
		return String.join(", ", list());
	}

	static List<String> list() {
		return Arrays.stream(values()).map(KnownFunction::written).toList();
	}

	String written() {
		return name().toLowerCase(Locale.ROOT);
	}

	Function function() {
		return this.function;
	}

	Takes takes() {
		return this.takes;
	}

	boolean takes(int arguments) {
		return arguments >= this.least && arguments <= this.most;
	}

	/**
	 * How many arguments it takes, for messages.
	 */
	String count() {
		if (this.most == Integer.MAX_VALUE) {
			return this.least + " arguments or more";
		}
		String count = (this.least == this.most) ? "" + this.least : this.least + " or " + this.most;
		return count.equals("1") ? "1 argument" : count + " arguments";
	}

	/**
	 * The arguments of a function.
	 */
	enum Takes {

		/** Values of one kind, one of which is the value of the call. */
		ALIKE,

		/** The same, of a kind that has an order. */
		ORDERED,

		/** Values that the server makes a text of. */
		PRINTABLE,

		/** Texts. */
		TEXT,

		/** Numbers. */
		NUMBERS,

		/** Nothing. */
		NOTHING

	}

}
