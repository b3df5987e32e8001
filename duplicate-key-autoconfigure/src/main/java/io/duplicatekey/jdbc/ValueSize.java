package io.duplicatekey.jdbc;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalAmount;
import java.util.Date;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * How many bytes a value takes in a packet at most, in text and escaped.
 */
final class ValueSize {

	private static final int SMALL = 64;

	/**
	 * For what only its binder can write, JSON for instance: enough to keep a thousand of
	 * them within the packets that servers allow by default.
	 */
	private static final int UNKNOWN = 16 * 1024;

	private ValueSize() {
	}

	static long of(@Nullable Object given) {
		Object value = GivenValue.of(given);
		if (value instanceof CharSequence text) {
			// Three bytes at most for each char of UTF-16, two for one that is escaped.
			return SMALL + 3L * text.length();
		}
		if (value instanceof byte[] bytes) {
			return SMALL + 2L * bytes.length;
		}
		if (value instanceof char[] chars) {
			return SMALL + 3L * chars.length;
		}
		if (value instanceof Enum<?> constant) {
			return SMALL + 3L * constant.name().length();
		}
		if (value instanceof BigDecimal number) {
			return SMALL + (long) number.precision() + Math.abs((long) number.scale());
		}
		if (value instanceof BigInteger number) {
			return SMALL + number.bitLength() / 3L;
		}
		return isSmall(value) ? SMALL : UNKNOWN;
	}

	private static boolean isSmall(@Nullable Object value) {
		return value == null || value instanceof Number || value instanceof Boolean || value instanceof Character
				|| value instanceof TemporalAccessor || value instanceof TemporalAmount || value instanceof Date
				|| value instanceof UUID;
	}

}
