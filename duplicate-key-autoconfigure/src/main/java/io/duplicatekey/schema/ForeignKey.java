package io.duplicatekey.schema;

/**
 * A foreign key that refers to a table.
 *
 * @param name its name
 * @param schema the schema of the table that has it
 * @param table the table that has it
 * @param onDelete what happens to that table's rows, for example {@code CASCADE}
 */
public record ForeignKey(String name, String schema, String table, String onDelete) {

}
