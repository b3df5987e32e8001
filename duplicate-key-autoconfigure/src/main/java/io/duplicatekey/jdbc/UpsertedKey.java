package io.duplicatekey.jdbc;

import org.jspecify.annotations.Nullable;

import io.duplicatekey.upsert.OnDuplicate;
import io.duplicatekey.upsert.Outcome;

/**
 * What became of a row that {@link SimpleJdbcUpsert} wrote, and its AUTO_INCREMENT value.
 *
 * @param outcome what became of the row
 * @param key the value of the table's AUTO_INCREMENT column in the row that has the key
 * now, whether it was just generated or was there already; {@code null} where the table
 * has no such column, and where there is no row with exactly the given key, or more than
 * one: because the row was left out by {@link OnDuplicate#IGNORE}, because it collided on
 * another key, because the server rounded or cut the key, or because no unique index
 * backs it
 */
public record UpsertedKey(Outcome outcome, @Nullable Long key) {

}
