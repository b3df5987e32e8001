package io.duplicatekey.sql;

import java.util.regex.Pattern;

/**
 * A column that an insert gives a value.
 *
 * @param name its name, without quotes
 * @param write what stands for its value: {@code "?"}, or an expression with one
 * {@code ?} ({@code "lower(?)"}), or one without ({@code "localtimestamp"})
 * @param text whether it holds characters or JSON, so that two values can be equal to the
 * server and still differ in their bytes
 */
public record Column(String name, String write, boolean text) {

	private static final Pattern QUOTED = Pattern.compile("'[^']*'");

	/**
	 * Whether a value is bound for it.
	 * @return {@code true} unless it is written without a parameter
	 */
	public boolean bound() {
		// One within quotes is text, such as a discriminator value.
		return this.write.contains("?") && QUOTED.matcher(this.write).replaceAll("").contains("?");
	}

}
