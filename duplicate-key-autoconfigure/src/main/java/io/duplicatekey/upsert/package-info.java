/**
 * Upserts: what users annotate and call, the plan made of it, and its execution over
 * JDBC.
 */
@NullMarked
package io.duplicatekey.upsert;

import org.jspecify.annotations.NullMarked;
