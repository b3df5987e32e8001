package io.duplicatekey.schema;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * A unique index as the server describes it, the primary key among them.
 *
 * @param table its table, as the server spells it
 * @param name the name of the index, {@code PRIMARY} for the primary key
 * @param parts its parts in order
 */
public record UniqueIndex(String table, String name, List<Part> parts) {

	/**
	 * Whether these are its columns, in any order, so that two rows collide on it exactly
	 * where they have the same values in these columns.
	 * @param columns names of columns, in any case
	 * @return {@code false} also where a part of the index is a prefix or an expression
	 */
	public boolean consistsOf(Collection<String> columns) {
		return this.parts.stream().allMatch(Part::isWholeColumn) && wholeColumns().equals(lowerCase(columns));
	}

	/**
	 * Whether two rows that collide on it always have the same values in these columns.
	 * @param columns names of columns, in any case
	 * @return whether each of them is a part of the index, and whole
	 */
	public boolean contains(Collection<String> columns) {
		return wholeColumns().containsAll(lowerCase(columns));
	}

	private Set<String> wholeColumns() {
		return this.parts.stream()
			.filter(Part::isWholeColumn)
			.map((part) -> String.valueOf(part.column()).toLowerCase(Locale.ROOT))
			.collect(Collectors.toSet());
	}

	private static Set<String> lowerCase(Collection<String> names) {
		return names.stream().map((name) -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
	}

	@Override
	public String toString() {
		return this.name + " (" + this.parts.stream().map(Part::toString).collect(Collectors.joining(", ")) + ")";
	}

	/**
	 * A part of an index.
	 *
	 * @param column the column, {@code null} for an expression
	 * @param prefix how many characters or bytes of the column count, 0 for all
	 */
	public record Part(@Nullable String column, int prefix) {

		/**
		 * Whether it is a column, all of it.
		 * @return {@code false} for a prefix and for an expression
		 */
		public boolean isWholeColumn() {
			return this.column != null && this.prefix == 0;
		}

		@Override
		public String toString() {
			if (this.column == null) {
				return "an expression";
			}
			return (this.prefix > 0) ? this.column + "(" + this.prefix + ")" : this.column;
		}

	}

}
