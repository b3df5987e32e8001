/**
 * An application with the actuator, whose meters, traces and endpoint are looked at.
 */
@NullMarked
package io.duplicatekey.behaviour.observed;

import org.jspecify.annotations.NullMarked;
