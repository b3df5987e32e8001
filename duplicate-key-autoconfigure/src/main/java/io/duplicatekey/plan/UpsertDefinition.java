package io.duplicatekey.plan;

import java.util.List;
import java.util.Map;

import io.duplicatekey.upsert.ManagedCopies;
import io.duplicatekey.upsert.OnDuplicate;
import io.duplicatekey.upsert.Permission;
import io.duplicatekey.upsert.Repeats;
import io.duplicatekey.upsert.Via;
import io.duplicatekey.upsert.UpsertOperations;

/**
 * What an upsert was declared to do, from an annotation or from {@code UpsertOperations}:
 * names and expressions as written, not yet checked.
 *
 * @param where where it was declared, for messages: {@code "ProductRepository.upsert"}
 * @param key the properties of the key, empty for the default
 * @param update the properties that change, empty for the default
 * @param exclude properties that do not change
 * @param set expressions by property
 * @param when the condition, empty for none
 * @param parameters the types of the parameters that expressions can name
 * @param onDuplicate the mode
 * @param otherKeys whether the table may have further unique keys
 * @param cascades whether REPLACE may delete rows of other tables
 * @param managedCopies what happens to entities in the persistence context
 * @param via how rows get to the server
 * @param repeats what happens with rows of one call that have the same key
 */
public record UpsertDefinition(String where, List<String> key, List<String> update, List<String> exclude,
		Map<String, String> set, String when, Map<String, Class<?>> parameters, OnDuplicate onDuplicate,
		Permission otherKeys, Permission cascades, ManagedCopies managedCopies, Via via, Repeats repeats) {

}
