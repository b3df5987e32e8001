package io.duplicatekey.hibernate;

import org.hibernate.metamodel.mapping.SelectableMapping;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.persister.entity.JoinedSubclassEntityPersister;
import org.hibernate.persister.entity.UnionSubclassEntityPersister;

import io.duplicatekey.InvalidDeclarationException;
import io.duplicatekey.mysql.WrittenTable;
import io.duplicatekey.sql.TableName;

/**
 * The one table of an entity.
 *
 * @param where what asks for it, for messages
 * @param owner the entity, for messages
 * @param expression the table as Hibernate writes it
 * @param name its name
 */
record MappedTable(String where, String owner, String expression, TableName name) {

	static MappedTable of(EntityPersister persister, String where) {
		String owner = persister.getMappedClass().getSimpleName();
		if (persister instanceof JoinedSubclassEntityPersister) {
			throw refused(where, owner, "its inheritance is JOINED, so that a row of it is one row in each of several"
					+ " tables, and a statement inserts into one table");
		}
		if (persister instanceof UnionSubclassEntityPersister) {
			throw refused(where, owner,
					"its inheritance is TABLE_PER_CLASS, so that no unique key spans the rows of" + " all its classes");
		}
		String expression = persister.getMappedTableDetails().getTableName();
		WrittenTable table = WrittenTable.named(expression.replace('"', '`'));
		if (table == null) {
			throw refused(where, owner, "it is mapped to a query, not to a table");
		}
		return new MappedTable(where, owner, expression, new TableName(table.schema(), table.table()));
	}

	/**
	 * Check that a column is in this table.
	 * @param column the column
	 * @param property the property that it holds
	 */
	void check(SelectableMapping column, String property) {
		if (!column.getContainingTableExpression().equals(this.expression)) {
			throw refused(this.where, this.owner, "its property '" + property + "' is in another table, '"
					+ column.getContainingTableExpression() + "', and a statement inserts into one table");
		}
	}

	private static InvalidDeclarationException refused(String where, String owner, String reason) {
		return new InvalidDeclarationException(where + " cannot upsert " + owner + ": " + reason + ".",
				"Save entities of " + owner + " with save, or map what the upsert has to write to an entity with a"
						+ " table of its own.");
	}

}
