/**
 * The mappings of libraries that are not JPA.
 */
@NullMarked
package io.duplicatekey.performance.bulk.libraries;

import org.jspecify.annotations.NullMarked;
