/**
 * Brings {@code @Upsert} methods to Spring Data JPA repositories.
 */
@NullMarked
package io.duplicatekey.repository;

import org.jspecify.annotations.NullMarked;
