package io.duplicatekey.sql;

/**
 * The operators of expressions. Equality is null-safe, as it is in Java; the comparisons
 * of order are MySQL's, unknown where a side is NULL.
 */
public enum Operator {

	/** Addition. */
	ADD,

	/** Subtraction. */
	SUBTRACT,

	/** Multiplication. */
	MULTIPLY,

	/** Division, with fraction. */
	DIVIDE,

	/** Remainder. */
	MODULO,

	/** The number with the other sign; one operand. */
	NEGATE,

	/** Null-safe equality. */
	EQUAL,

	/** Null-safe inequality. */
	NOT_EQUAL,

	/** Less than. */
	LESS,

	/** Less than or equal. */
	LESS_OR_EQUAL,

	/** Greater than. */
	GREATER,

	/** Greater than or equal. */
	GREATER_OR_EQUAL,

	/** Both. */
	AND,

	/** Either. */
	OR,

	/** Negation; one operand. */
	NOT

}
