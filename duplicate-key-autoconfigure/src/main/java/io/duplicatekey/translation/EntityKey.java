package io.duplicatekey.translation;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A key as the mapping sees it.
 *
 * @param entityType the entity class
 * @param properties the paths of the properties that are mapped to the key's columns,
 * empty where one of the columns has none
 */
record EntityKey(Class<?> entityType, List<String> properties) {

	/**
	 * A key as the schema sees it.
	 *
	 * @param schema the schema, {@code null} where it is not known
	 * @param table the table
	 * @param columns the columns, empty where they are not known
	 * @param local whether it is the table that its name alone means
	 */
	record Columns(@Nullable String schema, String table, List<String> columns, boolean local) {

	}

}
