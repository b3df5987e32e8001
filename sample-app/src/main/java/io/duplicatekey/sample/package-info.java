/**
 * A small application that meets duplicate keys through JPA, at commit and through JDBC,
 * and avoids them with upserts.
 */
@NullMarked
package io.duplicatekey.sample;

import org.jspecify.annotations.NullMarked;
