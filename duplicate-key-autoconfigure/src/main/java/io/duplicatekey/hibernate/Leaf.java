package io.duplicatekey.hibernate;

import java.util.List;

import org.hibernate.metamodel.mapping.AttributeMapping;
import org.hibernate.metamodel.mapping.EntityMappingType;
import org.jspecify.annotations.Nullable;

/**
 * The property that a column holds.
 *
 * @param path its path from the entity
 * @param nested its path inside the attribute or id that it is part of, empty if it is
 * that itself
 * @param member the attribute that carries its annotations, {@code null} for an id of one
 * column
 * @param target the entity whose id it is, {@code null} if it is no foreign key
 * @param settable whether a value read from the column says what the property is
 */
record Leaf(String path, List<String> nested, @Nullable AttributeMapping member, @Nullable EntityMappingType target,
		boolean settable) {

}
