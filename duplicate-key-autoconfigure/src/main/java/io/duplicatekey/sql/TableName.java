package io.duplicatekey.sql;

import org.jspecify.annotations.Nullable;

/**
 * The name of a table, without quotes.
 *
 * @param schema the schema that qualifies it, or {@code null} for the session's own
 * @param name the table
 */
public record TableName(@Nullable String schema, String name) {

}
