package io.duplicatekey.repository;

import java.util.List;

/**
 * An {@code @Upsert} method that is ready to be called.
 *
 * @param method the repository and the method
 * @param entity the name of the entity's class
 * @param table the table
 * @param key the columns of the key, empty where the rows are of several classes that do
 * not share it
 * @param onDuplicate what it does with a row whose key is there
 * @param via how the rows get to the server
 */
public record KnownUpsert(String method, String entity, String table, List<String> key, String onDuplicate,
		String via) {

}
