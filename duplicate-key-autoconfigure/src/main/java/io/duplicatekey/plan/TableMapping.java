package io.duplicatekey.plan;

import java.util.List;

import io.duplicatekey.sql.TableName;

/**
 * A table and the properties that it is mapped to.
 *
 * @param owner what is mapped to it, for messages: the entity's or the table's name
 * @param table the table
 * @param columns its columns, in the order of an insert
 * @param naturalId the properties of the natural id, empty for none
 * @param uniqueKeys the columns of each unique constraint that the mapping declares
 */
public record TableMapping(String owner, TableName table, List<MappedColumn> columns, List<String> naturalId,
		List<List<String>> uniqueKeys) {

}
