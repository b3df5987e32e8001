package io.duplicatekey.plan;

import org.jspecify.annotations.Nullable;

import org.springframework.util.ClassUtils;

import io.duplicatekey.sql.Expression;

/**
 * A part of an expression, and what kind of value it has.
 *
 * @param expression the part
 * @param type the Java type of its values, {@link Void} for {@code null}
 * @param column the column whose values it has, {@code null} if they are computed
 * @param text how it was written
 */
record Typed(Expression expression, Class<?> type, @Nullable MappedColumn column, String text) {

	Kind kind() {
		return Kind.of(this.type);
	}

	/**
	 * Whether the server can compare both as Java would.
	 * @param other the other value
	 * @return whether they are of one kind
	 */
	boolean comparableWith(Typed other) {
		if (kind() == Kind.NULL || other.kind() == Kind.NULL) {
			return true;
		}
		if (kind() != other.kind()) {
			return false;
		}
		return switch (kind()) {
			case TEXT, NULL -> true;
			case NUMBER, TIME -> storedAsText() == other.storedAsText();
			case BOOLEAN -> storedAlike(other);
			case ENUM, OTHER ->
				(assignable(other.type, this.type) || assignable(this.type, other.type)) && storedAlike(other);
		};
	}

	/**
	 * Whether a value of a type is one of another type.
	 * @param type the type
	 * @param target the other type
	 * @return whether it can be assigned without a conversion
	 */
	static boolean assignable(Class<?> type, Class<?> target) {
		return ClassUtils.resolvePrimitiveIfNecessary(target)
			.isAssignableFrom(ClassUtils.resolvePrimitiveIfNecessary(type));
	}

	/**
	 * Whether a converter makes a text of a number or a time: the server cannot calculate
	 * with it, and knows no order of it but that of its letters.
	 * @return whether it is the value of such a column
	 */
	boolean storedAsText() {
		return (kind() == Kind.NUMBER || kind() == Kind.TIME) && this.column != null && this.column.column().text();
	}

	/**
	 * One column can hold Y and N, and another one 1 and 0.
	 */
	private boolean storedAlike(Typed other) {
		return this.column == null || other.column == null
				|| this.column.column().text() == other.column.column().text();
	}

	/**
	 * Describes it for messages.
	 */
	@Override
	public String toString() {
		return switch (kind()) {
			case NULL -> "null";
			case ENUM, OTHER -> this.text + " (" + this.type.getSimpleName() + ")";
			default -> this.text + " (" + kind() + (storedAsText() ? " stored as text)" : ")");
		};
	}

}
