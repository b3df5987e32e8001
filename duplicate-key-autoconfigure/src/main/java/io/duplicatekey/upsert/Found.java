package io.duplicatekey.upsert;

/**
 * An entity that has a key, and whether it had to be inserted.
 *
 * @param <T> the type of the entity
 * @param entity the entity as it is stored, managed if a transaction runs around the
 * call; not the object that was given, unless that was managed already
 * @param inserted whether no row had the key, so that the given entity was inserted
 */
public record Found<T>(T entity, boolean inserted) {

}
