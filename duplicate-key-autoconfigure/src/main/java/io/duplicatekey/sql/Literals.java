package io.duplicatekey.sql;

import java.math.BigDecimal;
import java.math.BigInteger;

import org.jspecify.annotations.Nullable;

/**
 * Which values of expressions are written as text: those in which nobody can hide SQL,
 * and which every server reads as the same value.
 */
final class Literals {

	// What MySQL's DECIMAL holds.
	private static final int MAX_DIGITS = 65;

	private static final int MAX_SCALE = 30;

	private Literals() {
	}

	/**
	 * Write a value.
	 * @param value the value
	 * @return its text, {@code null} if it is to be bound
	 */
	static @Nullable String text(@Nullable Object value) {
		if (value == null) {
			return "NULL";
		}
		if (value instanceof Boolean flag) {
			return flag ? "TRUE" : "FALSE";
		}
		if (value instanceof Byte || value instanceof Short || value instanceof Integer || value instanceof Long
				|| value instanceof BigInteger) {
			return value.toString();
		}
		if (value instanceof BigDecimal number) {
			return number.toPlainString();
		}
		if (value instanceof Double || value instanceof Float) {
			return text(((Number) value).doubleValue());
		}
		return null;
	}

	/**
	 * Write a floating-point number so that it reads back as the same number. Without an
	 * exponent it is a DECIMAL to the server: that makes no difference to columns of
	 * floating point, and does not draw exact columns into inexact arithmetic.
	 */
	private static String text(double value) {
		if (!Double.isFinite(value)) {
			throw new IllegalArgumentException(value + " has no literal in SQL");
		}
		BigDecimal decimal = BigDecimal.valueOf(value);
		boolean fits = decimal.scale() <= MAX_SCALE && decimal.precision() - decimal.scale() <= MAX_DIGITS - MAX_SCALE;
		return fits ? decimal.toPlainString() : Double.toString(value);
	}

}
