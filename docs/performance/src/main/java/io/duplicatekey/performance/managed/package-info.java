/**
 * The application whose upserts meet managed entities.
 */
@NullMarked
package io.duplicatekey.performance.managed;

import org.jspecify.annotations.NullMarked;
