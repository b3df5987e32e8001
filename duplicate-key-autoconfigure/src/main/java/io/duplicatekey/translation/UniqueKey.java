package io.duplicatekey.translation;

import java.util.List;

/**
 * A unique key as the server describes it.
 *
 * @param schema the schema of its table
 * @param table its table
 * @param name the name of the index
 * @param columns its columns in order, empty where a part of it is an expression
 */
record UniqueKey(String schema, String table, String name, List<String> columns) {

}
