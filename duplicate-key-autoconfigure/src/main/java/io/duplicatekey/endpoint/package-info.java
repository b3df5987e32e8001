/**
 * The actuator's endpoint duplicatekeys: what is known of keys, and what became of them.
 */
@NullMarked
package io.duplicatekey.endpoint;

import org.jspecify.annotations.NullMarked;
