/**
 * The auto-configurations and their properties: the only package that knows Spring Boot.
 */
@NullMarked
package io.duplicatekey.autoconfigure;

import org.jspecify.annotations.NullMarked;
