/**
 * Finds out why a duplicate happened: reads the live schema when it is asked to, names a
 * cause only where the evidence leaves no other, and says how to mend it.
 */
@NullMarked
package io.duplicatekey.diagnosis;

import org.jspecify.annotations.NullMarked;
