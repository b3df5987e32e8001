/**
 * Upserts of entities: reads Hibernate's mapping, binds with its binders, and keeps its
 * persistence context honest. The only room that reads Hibernate's mapping.
 */
@NullMarked
package io.duplicatekey.hibernate;

import org.jspecify.annotations.NullMarked;
