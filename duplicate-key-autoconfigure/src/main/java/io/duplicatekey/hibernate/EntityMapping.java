package io.duplicatekey.hibernate;

import java.util.List;
import java.util.Map;

import org.hibernate.metamodel.mapping.SelectableMapping;
import org.hibernate.persister.entity.EntityPersister;

import io.duplicatekey.plan.TableMapping;

/**
 * How an entity class is mapped to its table.
 *
 * @param persister Hibernate's mapping of the class
 * @param table the table
 * @param columns the columns of {@link TableMapping#columns()}, in the same order
 * @param softDelete the column that says whether a row is deleted, empty for none
 */
record EntityMapping(EntityPersister persister, TableMapping table, List<EntityColumn> columns, String softDelete) {

	/**
	 * Read the mapping of a class.
	 * @param persister Hibernate's mapping of it
	 * @param where what asks for it, for messages
	 * @return the mapping
	 * @throws io.duplicatekey.InvalidDeclarationException if one statement on one table
	 * cannot write it
	 */
	static EntityMapping of(EntityPersister persister, String where) {
		return new MappingReader(persister, where).read();
	}

	/**
	 * The column that is written under a name.
	 * @param name the column's name, without quotes
	 * @return the column
	 */
	EntityColumn column(String name) {
		EntityColumn found = null;
		for (EntityColumn column : this.columns) {
			if (column.mapped().column().name().equals(name) && (found == null || column.mapped().insertable())) {
				found = column;
			}
		}
		if (found == null) {
			throw new IllegalArgumentException("No column " + name);
		}
		return found;
	}

	/**
	 * A name without Hibernate's quotes.
	 * @param selectable a column
	 * @return its name
	 */
	static String nameOf(SelectableMapping selectable) {
		return unquote(selectable.getSelectionExpression());
	}

	private static String unquote(String name) {
		for (Map.Entry<String, String> quote : Map.of("`", "``", "\"", "\"\"").entrySet()) {
			if (name.length() > 1 && name.startsWith(quote.getKey()) && name.endsWith(quote.getKey())) {
				return name.substring(1, name.length() - 1).replace(quote.getValue(), quote.getKey());
			}
		}
		return name;
	}

}
