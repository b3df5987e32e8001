/**
 * An application that imports files.
 */
@NullMarked
package io.duplicatekey.csv.parcels;

import org.jspecify.annotations.NullMarked;
