package io.duplicatekey.diagnosis;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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

	private static final Pattern TEXT = Pattern.compile(".*", Pattern.DOTALL);

	/**
	 * By the beginning of a type, what the server prints of it. Other types print in
	 * another way than they compare. A text that is not of the type must not be compared:
	 * MySQL 8 makes an error of a date that is none.
	 */
	private static final Map<Pattern, Pattern> PRINTED = Map.of(
			Pattern.compile("((tiny|small|medium|big)?int|decimal)\\b.*"), Pattern.compile("-?\\d+(\\.\\d+)?"),
			Pattern.compile("((var)?char|(tiny|medium|long)?text|enum|set|uuid|inet[46])\\b.*", Pattern.DOTALL), TEXT,
			Pattern.compile("date"), Pattern.compile("\\d{4}-\\d\\d-\\d\\d"),
			Pattern.compile("(datetime|timestamp)\\b.*"),
			Pattern.compile("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d(\\.\\d+)?"), Pattern.compile("time\\b.*"),
			Pattern.compile("-?\\d{2,3}:\\d\\d:\\d\\d(\\.\\d+)?"), Pattern.compile("year\\b.*"),
			Pattern.compile("\\d{4}"));

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
		if (printed(column) == null) {
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
		Pattern printed = printed(column);
		if (printed == null || !printed.matcher(text).matches()) {
			return null;
		}
		return isNumeric(column) ? new BigDecimal(text) : text;
	}

	private static boolean isNumeric(TableColumn column) {
		String type = typeOf(column);
		return type.startsWith("decimal") || type.matches("(tiny|small|medium|big)?int\\b.*");
	}

	private static @Nullable Pattern printed(TableColumn column) {
		for (Map.Entry<Pattern, Pattern> entry : PRINTED.entrySet()) {
			if (entry.getKey().matcher(typeOf(column)).matches()) {
				return entry.getValue();
			}
		}
		return null;
	}

	private static String typeOf(TableColumn column) {
		return column.type().toLowerCase(Locale.ROOT);
	}

}
