/**
 * Turns what {@code io.duplicatekey.mysql} reads into the exceptions that users catch:
 * the translators that Spring calls, the schema and mapping look-ups, and the registry of
 * users' classes. Public here means "for the auto-configuration", not for users.
 */
@NullMarked
package io.duplicatekey.translation;

import org.jspecify.annotations.NullMarked;
