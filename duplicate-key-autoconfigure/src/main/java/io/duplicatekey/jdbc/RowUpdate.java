package io.duplicatekey.jdbc;

import java.util.List;

import io.duplicatekey.plan.UpsertPlan;
import io.duplicatekey.sql.Column;
import io.duplicatekey.sql.OnHit;

/**
 * What changes a stored row that is found by its key.
 *
 * @param plan has the table, the columns and the key; an upsert with the same plan would
 * make the same change
 * @param change what the columns become
 * @param also columns in which the stored row must have what an insert would write, such
 * as the one that says that it is not deleted
 */
public record RowUpdate(UpsertPlan plan, OnHit.Update change, List<Column> also) {

}
