/**
 * An application whose threads upsert the same rows.
 */
@NullMarked
package io.duplicatekey.behaviour.concurrent;

import org.jspecify.annotations.NullMarked;
