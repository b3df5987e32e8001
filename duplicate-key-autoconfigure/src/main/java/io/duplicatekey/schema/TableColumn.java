package io.duplicatekey.schema;

import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * A column as SHOW COLUMNS describes it.
 *
 * @param name its name
 * @param type its type as SQL, for example {@code varchar(40)}
 * @param nullable whether it can be NULL
 * @param defaultValue its default as text, {@code null} for none or for NULL
 * @param extra what else there is, for example {@code auto_increment}
 */
public record TableColumn(String name, String type, boolean nullable, @Nullable String defaultValue, String extra) {

	/**
	 * Whether the server numbers its rows.
	 * @return whether it is AUTO_INCREMENT
	 */
	public boolean isAutoIncrement() {
		return hasExtra("auto_increment");
	}

	/**
	 * Whether the server computes it from other columns, so that an insert must leave it
	 * out.
	 * @return whether it is generated, stored or not
	 */
	public boolean isGenerated() {
		return hasExtra("virtual generated") || hasExtra("stored generated") || hasExtra("persistent");
	}

	/**
	 * Whether it becomes NULL where an insert leaves it out.
	 * @return whether its default is NULL
	 */
	public boolean isNullByDefault() {
		return this.nullable && this.defaultValue == null && !isGenerated() && !isAutoIncrement();
	}

	private boolean hasExtra(String text) {
		return this.extra.toLowerCase(Locale.ROOT).contains(text);
	}

}
