/**
 * Executes plans of upserts over JDBC and counts what became of the rows. Users of
 * spring-jdbc alone begin at {@link io.duplicatekey.jdbc.SimpleJdbcUpsert}; the other
 * types are public for the other packages of this jar.
 */
@NullMarked
package io.duplicatekey.jdbc;

import org.jspecify.annotations.NullMarked;
