/**
 * Brings {@code @Upsert} methods to Spring Data JPA repositories, and the same without a
 * method to anyone. Public here means "for the auto-configuration", not for users.
 */
@NullMarked
package io.duplicatekey.repository;

import org.jspecify.annotations.NullMarked;
