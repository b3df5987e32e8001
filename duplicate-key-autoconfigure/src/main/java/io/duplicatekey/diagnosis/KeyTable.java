package io.duplicatekey.diagnosis;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.duplicatekey.schema.TableColumn;
import io.duplicatekey.schema.TableReader;
import io.duplicatekey.schema.UniqueIndex;

/**
 * The table whose key was violated, as it is now.
 *
 * @param schema its schema
 * @param name its name as the server spells it
 * @param index the key
 * @param indexes all of its unique keys
 * @param columns its columns
 */
record KeyTable(String schema, String name, UniqueIndex index, List<UniqueIndex> indexes, List<TableColumn> columns) {

	/**
	 * Its name as SQL, with the schema.
	 */
	String quoted() {
		return TableReader.quote(this.schema) + "." + TableReader.quote(this.name);
	}

	/**
	 * A column by its name in any case.
	 */
	@Nullable TableColumn column(@Nullable String name) {
		return this.columns.stream().filter((column) -> column.name().equalsIgnoreCase(name)).findFirst().orElse(null);
	}

	List<String> columnNames() {
		return this.columns.stream().map(TableColumn::name).toList();
	}

	/**
	 * The AUTO_INCREMENT column, if the key is that column and nothing else.
	 */
	@Nullable TableColumn numberedKey() {
		TableColumn column = (this.index.parts().size() == 1) ? column(this.index.parts().get(0).column()) : null;
		return (column != null && column.isAutoIncrement()) ? column : null;
	}

}
