/**
 * The advice around {@code @OnDuplicateKey} methods: it lets users' exceptions out and
 * translates what no Spring translator has seen. Public here means "for the
 * auto-configuration", not for users.
 */
@NullMarked
package io.duplicatekey.aspect;

import org.jspecify.annotations.NullMarked;
