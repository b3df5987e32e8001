/**
 * What the application remembers of its violations, in bounded memory and without values.
 * Public here means "for the auto-configuration", not for users.
 */
@NullMarked
package io.duplicatekey.history;

import org.jspecify.annotations.NullMarked;
