package io.duplicatekey.sql;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A piece of a statement.
 *
 * @param text the SQL
 * @param constants what is bound to its parameters, in order
 * @param reads the columns whose stored values it reads
 */
record Fragment(String text, List<Expression.Constant> constants, Set<String> reads) {

	static Fragment sql(String text) {
		return new Fragment(text, List.of(), Set.of());
	}

	static Fragment old(String text, String column) {
		return new Fragment(text, List.of(), Set.of(column));
	}

	static Fragment parameter(Expression.Constant constant) {
		return new Fragment("?", List.of(constant), Set.of());
	}

	/**
	 * Put pieces together.
	 * @param template a format string with {@code %s} for each part, in order
	 * @param parts the pieces
	 * @return the whole
	 */
	static Fragment of(String template, Fragment... parts) {
		return of(template, Arrays.asList(parts));
	}

	static Fragment join(String separator, List<Fragment> parts) {
		return of(String.join(separator, parts.stream().map((part) -> "%s").toList()), parts);
	}

	private static Fragment of(String template, List<Fragment> parts) {
		List<Expression.Constant> constants = new ArrayList<>();
		Set<String> reads = new LinkedHashSet<>();
		for (Fragment part : parts) {
			constants.addAll(part.constants);
			reads.addAll(part.reads);
		}
		String text = template.formatted(parts.stream().map(Fragment::text).toArray());
		return new Fragment(text, constants, reads);
	}

}
