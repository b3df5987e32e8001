/**
 * Meters of Micrometer: violations, rows of upserts, and their retries. Public here means
 * "for the auto-configuration", not for users.
 */
@NullMarked
package io.duplicatekey.metrics;

import org.jspecify.annotations.NullMarked;
