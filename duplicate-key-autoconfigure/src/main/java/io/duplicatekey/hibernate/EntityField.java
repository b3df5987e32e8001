package io.duplicatekey.hibernate;

import org.springframework.core.convert.TypeDescriptor;

/**
 * A property of an entity with a column of its own, that can be set.
 *
 * @param property its path: {@code "price"}, {@code "address.city"},
 * {@code "customer.id"}
 * @param column the name of the column
 * @param type the type of its values
 * @param nullable whether a row can go without a value
 * @param key whether it is part of the upsert's key
 * @param unwritten why an upsert does not write what the entity has, empty if it does
 */
public record EntityField(String property, String column, TypeDescriptor type, boolean nullable, boolean key,
		String unwritten) {

}
