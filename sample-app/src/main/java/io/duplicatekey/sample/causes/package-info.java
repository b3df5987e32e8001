/**
 * Provokes a duplicate of each cause, and shows the diagnosis of the last one.
 */
@NullMarked
package io.duplicatekey.sample.causes;

import org.jspecify.annotations.NullMarked;
