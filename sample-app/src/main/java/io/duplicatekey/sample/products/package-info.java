/**
 * Products, stored with {@code JdbcClient}.
 */
@NullMarked
package io.duplicatekey.sample.products;

import org.jspecify.annotations.NullMarked;
