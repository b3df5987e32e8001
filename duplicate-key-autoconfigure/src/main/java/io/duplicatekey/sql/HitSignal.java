package io.duplicatekey.sql;

import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * How a statement of one row tells that its key was there already.
 * <p>
 * The affected rows alone do not tell: where the connection counts found rows, a row that
 * is inserted and one that is left as it is count 1 both. So the statement says
 * {@code LAST_INSERT_ID(2^63)} where it finds the key; no AUTO_INCREMENT value is that
 * large, and where nothing is found the server reports the generated value or none.
 */
public final class HitSignal {

	/**
	 * 2^63: the key was there.
	 */
	static final String HIT = "9223372036854775808";

	/**
	 * 2^63 + 1: the key was there, and what the statement decides about once and
	 * remembers was decided with yes.
	 */
	static final String HIT_AND_DECIDED = "9223372036854775809";

	// Connector/J shows the unsigned number, MariaDB's driver the signed one.
	private static final Set<String> VALUES = Set.of(HIT, HIT_AND_DECIDED, signed(HIT), signed(HIT_AND_DECIDED));

	private HitSignal() {
	}

	/**
	 * Whether a reported last insert id says that the key was there.
	 * @param lastInsertId what the driver returns as the generated key, as text because
	 * drivers differ in whether it is unsigned; {@code null} where it returns none
	 * @return whether the key was there
	 */
	public static boolean isHit(@Nullable String lastInsertId) {
		return lastInsertId != null && VALUES.contains(lastInsertId);
	}

	private static String signed(String unsigned) {
		return Long.toString(Long.parseUnsignedLong(unsigned));
	}

}
