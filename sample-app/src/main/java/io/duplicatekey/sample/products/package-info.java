/**
 * Products, stored with {@code JdbcClient} and with {@code @Upsert}.
 */
@NullMarked
package io.duplicatekey.sample.products;

import org.jspecify.annotations.NullMarked;
