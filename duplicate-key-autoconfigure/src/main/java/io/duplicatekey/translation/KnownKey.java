package io.duplicatekey.translation;

import java.util.List;

import javax.sql.DataSource;

/**
 * A unique key that look-ups have found.
 *
 * @param dataSource where it is
 * @param schema the schema of its table
 * @param table its table
 * @param constraint its name
 * @param columns its columns in order, empty where a part of it is an expression
 */
public record KnownKey(DataSource dataSource, String schema, String table, String constraint, List<String> columns) {

}
