package io.duplicatekey.plan;

import org.jspecify.annotations.Nullable;

import io.duplicatekey.sql.Column;

/**
 * A column of a mapped table.
 *
 * @param property the path of the property that it holds, down to the last:
 * {@code "price"}, {@code "address.city"}, {@code "customer.id"}; {@code null} for a
 * discriminator
 * @param column the column
 * @param type the Java type of the property
 * @param insertable whether an insert gives it a value
 * @param updatable whether an update may change it
 * @param role what it is for
 */
public record MappedColumn(@Nullable String property, Column column, Class<?> type, boolean insertable,
		boolean updatable, Role role) {

	/**
	 * What a column is for.
	 */
	public enum Role {

		/** Part of the id, as the row has it. */
		ID,

		/**
		 * An id that is generated for each row before the insert, so that no stored row
		 * can have it. If it is the key, a row that has an id keeps it.
		 */
		MADE_ID,

		/** An id that the server generates: AUTO_INCREMENT. */
		GENERATED_ID,

		/** The version. */
		VERSION,

		/** Set when the row is inserted, and then never changed. */
		INSERT_ONLY,

		/** Changes only where another column does: who changed the row last, and when. */
		TOUCHED,

		/** Anything else. */
		DATA

	}

	/**
	 * Whether a name means this column: the path itself, or the beginning of it.
	 * @param name the name of a property
	 * @return whether the column belongs to it
	 */
	public boolean belongsTo(String name) {
		return this.property != null && (this.property.equals(name) || this.property.startsWith(name + "."));
	}

}
