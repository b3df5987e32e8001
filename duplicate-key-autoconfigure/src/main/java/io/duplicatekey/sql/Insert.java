package io.duplicatekey.sql;

import java.util.List;

/**
 * An insert, and what it does where the key is there already.
 *
 * @param table the table
 * @param columns the columns that get a value, in order
 * @param key the columns of the key, without quotes
 * @param onHit what happens on a hit
 */
public record Insert(TableName table, List<Column> columns, List<String> key, OnHit onHit) {

}
