/**
 * Upserts as observations of Micrometer: what tracers, timers and conventions of users
 * are told of a call.
 */
@NullMarked
package io.duplicatekey.observation;

import org.jspecify.annotations.NullMarked;
