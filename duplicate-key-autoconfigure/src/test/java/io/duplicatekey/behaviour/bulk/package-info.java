/**
 * An application that upserts many rows at once.
 */
@NullMarked
package io.duplicatekey.behaviour.bulk;

import org.jspecify.annotations.NullMarked;
