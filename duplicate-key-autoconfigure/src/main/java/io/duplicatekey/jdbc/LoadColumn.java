package io.duplicatekey.jdbc;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import io.duplicatekey.schema.TableColumn;
import io.duplicatekey.sql.Column;
import io.duplicatekey.sql.LoadForm;

/**
 * What LOAD DATA may be given for a column: only values that become the same in it as
 * they would from an insert's literal. A literal's type can matter, as that of a number
 * does to ENUM, YEAR, BIT or JSON, and a field of LOAD DATA has none.
 */
final class LoadColumn {

	/**
	 * More than this, and the server cuts a literal otherwise than a text.
	 */
	private static final int MAX_DIGITS = 60;

	private static final int MAX_SCALE = 30;

	private final Kind kind;

	private final boolean plain;

	LoadColumn(Column column, TableColumn type) {
		this.kind = Kind.of(type.type());
		this.plain = column.write().equals("?");
	}

	/**
	 * The form for a value.
	 * @param value a value as {@link RecordedRow} has it, not {@code null}
	 * @return the form, {@code null} where a text cannot stand for it
	 */
	@Nullable LoadForm formOf(Object value) {
		if (value instanceof String) {
			return LoadForm.TEXT;
		}
		if (!this.plain) {
			return null;
		}
		if (value instanceof byte[]) {
			return (this.kind == Kind.BINARY) ? LoadForm.HEX : null;
		}
		if (this.kind == Kind.BIT) {
			return (isWhole(value) && ((Number) value).longValue() >= 0) ? LoadForm.NUMBER : null;
		}
		return isExact(value) ? LoadForm.TEXT : null;
	}

	private boolean isExact(Object value) {
		return switch (this.kind) {
			case WHOLE -> isWhole(value);
			case DECIMAL, TEXT -> isWhole(value) || isShort(value);
			case FLOATING -> isWhole(value) || isShort(value) || isFinite(value);
			default -> false;
		};
	}

	private static boolean isWhole(Object value) {
		return value instanceof Integer || value instanceof Long || value instanceof Short || value instanceof Byte
				|| (value instanceof BigInteger number && number.bitLength() < Long.SIZE);
	}

	private static boolean isShort(Object value) {
		return value instanceof BigDecimal number && number.precision() <= MAX_DIGITS && number.scale() >= 0
				&& number.scale() <= MAX_SCALE;
	}

	/**
	 * Minus zero is zero as a literal.
	 */
	private static boolean isFinite(Object value) {
		if (value instanceof Float number) {
			return Float.isFinite(number) && Float.floatToRawIntBits(number) != Float.floatToRawIntBits(-0.0f);
		}
		return value instanceof Double number && Double.isFinite(number)
				&& Double.doubleToRawLongBits(number) != Double.doubleToRawLongBits(-0.0);
	}

	private enum Kind {

		WHOLE, DECIMAL, FLOATING, TEXT, BINARY, BIT, OTHER;

		static Kind of(String type) {
			return switch (type.toLowerCase(Locale.ROOT).split("[^a-z]", 2)[0]) {
				case "tinyint", "smallint", "mediumint", "int", "bigint" -> WHOLE;
				case "decimal" -> DECIMAL;
				case "float", "double" -> FLOATING;
				case "char", "varchar", "tinytext", "text", "mediumtext", "longtext" -> TEXT;
				case "binary", "varbinary", "tinyblob", "blob", "mediumblob", "longblob" -> BINARY;
				case "bit" -> BIT;
				default -> OTHER;
			};
		}

	}

}
