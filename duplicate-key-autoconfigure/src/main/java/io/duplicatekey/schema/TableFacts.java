package io.duplicatekey.schema;

import java.sql.SQLException;
import java.util.List;

/**
 * What there is to know of a table.
 */
public interface TableFacts {

	/**
	 * Its unique indexes, the primary key among them.
	 * @return the indexes, none for a view
	 * @throws SQLException from the driver, error 1146 where there is no such table
	 */
	List<UniqueIndex> uniqueIndexes() throws SQLException;

	/**
	 * Its columns, in order.
	 * @return the columns
	 * @throws SQLException from the driver, error 1146 where there is no such table
	 */
	List<TableColumn> columns() throws SQLException;

	/**
	 * The foreign keys of any table that refer to this one. A server shows only those of
	 * tables on which the user has a privilege.
	 * @param storedName the table's name as the server spells it, see
	 * {@link UniqueIndex#table()}
	 * @return the foreign keys
	 * @throws SQLException from the driver
	 */
	List<ForeignKey> references(String storedName) throws SQLException;

}
