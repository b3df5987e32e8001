package io.duplicatekey.hibernate;

import org.hibernate.metamodel.mapping.SelectableMapping;
import org.jspecify.annotations.Nullable;

import io.duplicatekey.plan.MappedColumn;

/**
 * A column of an entity's table and what Hibernate knows of it.
 *
 * @param mapped the column
 * @param selectable Hibernate's mapping of it, which binds and reads its values
 * @param part the number of the attribute that it is part of, or {@link #ID}
 * @param leaf the property, {@code null} where there is none of its own
 * @param generation when its value is made, if the user does not give it
 */
record EntityColumn(MappedColumn mapped, SelectableMapping selectable, int part, @Nullable Leaf leaf,
		Generation generation) {

	/**
	 * The part of a column that belongs to the id.
	 */
	static final int ID = -1;

	/**
	 * The part of a column that belongs to no property.
	 */
	static final int NONE = -2;

	/**
	 * Whether the stored value can differ from the one that the entity has.
	 * @return whether it has to be read to be known
	 */
	boolean mayDiffer() {
		return switch (this.mapped.role()) {
			case VERSION, INSERT_ONLY, TOUCHED, GENERATED_ID, MADE_ID -> true;
			case ID, DATA -> this.generation == Generation.SERVER;
		};
	}

	/**
	 * Whether what is read from the column can be set.
	 * @return whether it holds a property alone
	 */
	boolean settable() {
		return this.leaf != null && this.leaf.settable();
	}

}
