/**
 * What users annotate and call to upsert, and what they get back.
 */
@NullMarked
package io.duplicatekey.upsert;

import org.jspecify.annotations.NullMarked;
