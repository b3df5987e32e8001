/**
 * Measures what reading and translating a duplicate costs, and what the starter adds to a
 * start.
 */
@NullMarked
package io.duplicatekey.performance;

import org.jspecify.annotations.NullMarked;
