/**
 * Reads CSV files: which column is which property, and which line is no row.
 */
@NullMarked
package io.duplicatekey.csv;

import org.jspecify.annotations.NullMarked;
