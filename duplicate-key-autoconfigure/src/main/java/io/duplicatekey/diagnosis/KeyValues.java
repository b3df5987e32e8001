package io.duplicatekey.diagnosis;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import io.duplicatekey.schema.TableColumn;

/**
 * Takes the printed value of a key apart: the server joins the parts of a composite one
 * by {@code -}, which can be in the parts, too.
 */
final class KeyValues {

	/**
	 * Each is a query by the key, and few keys have a value with so many dashes.
	 */
	private static final int MAX_SPLITS = 20;

	private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");

	/**
	 * Those of which the printed value can be compared with the column.
	 */
	private static final Pattern TEXTUAL = Pattern
		.compile("(var)?char.*|(tiny|medium|long)?text.*|enum.*|set.*|date.*|time.*|year.*|uuid|inet[46]");

	private static final Pattern NUMERIC = Pattern.compile("(tiny|small|medium|big)?int.*|decimal.*");

	private KeyValues() {
	}

	/**
	 * All ways to read a printed value.
	 * @return values for the columns in order, one list for each way; {@code null} where
	 * they are too many or a column's value cannot be read
	 */
	static @Nullable List<List<Object>> split(String printed, List<TableColumn> columns) {
		List<List<Object>> ways = new ArrayList<>();
		boolean complete = split(printed, columns, List.of(), ways);
		return complete ? ways : null;
	}

	private static boolean split(String rest, List<TableColumn> columns, List<Object> before, List<List<Object>> ways) {
		TableColumn column = columns.get(before.size());
		if (!isReadable(column)) {
			return false;
		}
		if (before.size() == columns.size() - 1) {
			add(rest, column, before, ways);
			return ways.size() <= MAX_SPLITS;
		}
		for (int dash = rest.indexOf('-'); dash >= 0; dash = rest.indexOf('-', dash + 1)) {
			Object value = valueOf(rest.substring(0, dash), column);
			if (value != null && !split(rest.substring(dash + 1), columns, with(before, value), ways)) {
				return false;
			}
		}
		return true;
	}

	private static void add(String last, TableColumn column, List<Object> before, List<List<Object>> ways) {
		Object value = valueOf(last, column);
		if (value != null) {
			ways.add(with(before, value));
		}
	}

	private static List<Object> with(List<Object> before, Object value) {
		List<Object> all = new ArrayList<>(before);
		all.add(value);
		return all;
	}

	private static @Nullable Object valueOf(String text, TableColumn column) {
		if (!isNumeric(column)) {
			return text;
		}
		return NUMBER.matcher(text).matches() ? new BigDecimal(text) : null;
	}

	private static boolean isReadable(TableColumn column) {
		return isNumeric(column) || TEXTUAL.matcher(typeOf(column)).matches();
	}

	static boolean isNumeric(TableColumn column) {
		return NUMERIC.matcher(typeOf(column)).matches();
	}

	private static String typeOf(TableColumn column) {
		return column.type().toLowerCase(Locale.ROOT);
	}

}
