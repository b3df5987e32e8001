package io.duplicatekey.hibernate;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A unique key that the mapping of an entity declares.
 *
 * @param entity the name of the entity's class
 * @param table the table
 * @param constraint the name of the key, {@code PRIMARY} for the id, {@code null} where
 * none is declared
 * @param columns its columns
 * @param properties the properties in them
 */
public record MappedKey(String entity, String table, @Nullable String constraint, List<String> columns,
		List<String> properties) {

}
