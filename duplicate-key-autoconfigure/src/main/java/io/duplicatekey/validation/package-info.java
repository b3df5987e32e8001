/**
 * Compares, when the application starts and if it is told to, what is declared with the
 * schemas that the data sources lead to. Public here means "for the auto-configuration",
 * not for users.
 */
@NullMarked
package io.duplicatekey.validation;

import org.jspecify.annotations.NullMarked;
