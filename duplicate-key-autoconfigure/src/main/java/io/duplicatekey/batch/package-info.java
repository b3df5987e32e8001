/**
 * Upserts as the writer of a step of Spring Batch, from its version 6 on.
 */
@NullMarked
package io.duplicatekey.batch;

import org.jspecify.annotations.NullMarked;
