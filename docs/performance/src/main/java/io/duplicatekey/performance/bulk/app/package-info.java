/**
 * The Spring Boot application whose repositories are measured.
 */
@NullMarked
package io.duplicatekey.performance.bulk.app;

import org.jspecify.annotations.NullMarked;
