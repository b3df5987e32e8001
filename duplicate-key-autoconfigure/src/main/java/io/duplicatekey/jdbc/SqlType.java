package io.duplicatekey.jdbc;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Locale;
import java.util.Set;

/**
 * What the types of columns mean in Java.
 */
final class SqlType {

	private static final Set<String> TEXT = Set.of("char", "varchar", "tinytext", "text", "mediumtext", "longtext",
			"enum", "set", "json");

	private SqlType() {
	}

	/**
	 * Whether two values of a type can be equal and still differ in their bytes.
	 * @param type the type as SHOW COLUMNS has it
	 */
	static boolean isText(String type) {
		return TEXT.contains(name(type));
	}

	/**
	 * The Java type that says what expressions can do with a column.
	 * @param type the type as SHOW COLUMNS has it
	 */
	static Class<?> javaType(String type) {
		if (isText(type)) {
			return String.class;
		}
		if (type.equalsIgnoreCase("tinyint(1)") || type.equalsIgnoreCase("bit(1)")) {
			return Boolean.class;
		}
		return switch (name(type)) {
			case "tinyint", "smallint", "mediumint", "int", "bigint", "year" -> Long.class;
			case "decimal" -> BigDecimal.class;
			case "float", "double" -> Double.class;
			case "date" -> LocalDate.class;
			case "datetime", "timestamp" -> LocalDateTime.class;
			default -> Object.class;
		};
	}

	private static String name(String type) {
		return type.toLowerCase(Locale.ROOT).split("[^a-z]", 2)[0];
	}

}
