package io.duplicatekey.sql;

/**
 * What a column becomes where the key is there already.
 *
 * @param column the column's name, without quotes
 * @param value its new value
 */
public record Assignment(String column, Expression value) {

}
