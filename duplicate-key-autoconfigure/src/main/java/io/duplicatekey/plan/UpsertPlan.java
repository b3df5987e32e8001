package io.duplicatekey.plan;

import java.util.List;

import io.duplicatekey.sql.Insert;

/**
 * An upsert, checked and ready to be written.
 *
 * @param definition what was declared
 * @param mapping the table
 * @param insert what is written
 * @param columns the mapped column for each column of the insert, in its order
 */
public record UpsertPlan(UpsertDefinition definition, TableMapping mapping, Insert insert, List<MappedColumn> columns) {

}
