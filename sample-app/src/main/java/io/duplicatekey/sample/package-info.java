/**
 * A small application that meets duplicate keys through JPA, at commit and through JDBC.
 */
@NullMarked
package io.duplicatekey.sample;

import org.jspecify.annotations.NullMarked;
