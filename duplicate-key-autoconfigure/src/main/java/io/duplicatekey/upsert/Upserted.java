package io.duplicatekey.upsert;

/**
 * A row of an upsert and what became of it.
 *
 * @param <T> the type of the entity
 * @param entity the object that was given, with its id, version and times as stored; its
 * other properties are what they were, also where the stored row has other values
 * @param outcome what became of the row
 */
public record Upserted<T>(T entity, Outcome outcome) {

}
