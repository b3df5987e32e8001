package io.duplicatekey.translation;

/**
 * An exception that the application has declared for a constraint.
 *
 * @param constraint the constraint as written, empty for any
 * @param type the class of the exception
 * @param where the declaration
 */
public record DeclaredException(String constraint, Class<? extends RuntimeException> type, String where) {

}
