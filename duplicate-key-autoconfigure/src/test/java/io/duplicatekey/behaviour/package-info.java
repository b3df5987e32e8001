/**
 * What users see, on every server and driver.
 */
@NullMarked
package io.duplicatekey.behaviour;

import org.jspecify.annotations.NullMarked;
