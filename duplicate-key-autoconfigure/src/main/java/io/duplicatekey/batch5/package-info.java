/**
 * Upserts as the writer of a step of Spring Batch 5, whose interfaces are in other
 * packages than those of version 6.
 */
@NullMarked
package io.duplicatekey.batch5;

import org.jspecify.annotations.NullMarked;
