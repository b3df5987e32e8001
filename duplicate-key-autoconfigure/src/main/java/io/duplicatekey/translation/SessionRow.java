package io.duplicatekey.translation;

import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A row as a session of Hibernate's knew it when a statement failed. Its values are the
 * user's, and must not show anywhere.
 *
 * @param state what the session was about to do with it
 * @param values its values by the names of columns, in lower case and without quotes
 */
public record SessionRow(State state, Map<String, @Nullable Object> values) {

	/**
	 * Copy the values.
	 * @param state what the session was about to do with it
	 * @param values its values by the names of columns
	 */
	public SessionRow {
		Map<String, @Nullable Object> copy = new HashMap<>();
		values.forEach((column, value) -> copy.put(column.toLowerCase(Locale.ROOT), value));
		values = Collections.unmodifiableMap(copy);
	}

	/**
	 * Without the values.
	 */
	@Override
	public String toString() {
		return "SessionRow[" + this.state + ", " + this.values.keySet() + "]";
	}

	/**
	 * What becomes of a row.
	 */
	public enum State {

		/**
		 * To be inserted: as far as the session knows, it is not stored yet.
		 */
		NEW,

		/**
		 * Read before, or inserted before in the same session.
		 */
		HELD,

		/**
		 * To be deleted, which has not happened yet.
		 */
		DELETED

	}

}
