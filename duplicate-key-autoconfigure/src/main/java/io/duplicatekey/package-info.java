/**
 * What users catch and annotate: the exceptions, the violation they carry, and the
 * annotations that map a constraint to an exception class.
 */
@NullMarked
package io.duplicatekey;

import org.jspecify.annotations.NullMarked;
