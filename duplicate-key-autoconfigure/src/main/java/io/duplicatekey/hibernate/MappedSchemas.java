package io.duplicatekey.hibernate;

import java.util.LinkedHashSet;
import java.util.Set;

import jakarta.persistence.EntityManagerFactory;
import org.hibernate.engine.spi.SessionFactoryImplementor;

import io.duplicatekey.mysql.WrittenTable;

/**
 * The schemas that the mapping of a persistence unit names.
 */
public final class MappedSchemas {

	private MappedSchemas() {
	}

	/**
	 * Read the mapping, for which the persistence unit is waited for where it is made in
	 * the background.
	 * @param factory the persistence unit
	 * @return the schemas of entities' tables, without the session's own unless it is
	 * named
	 */
	public static Set<String> of(EntityManagerFactory factory) {
		Set<String> schemas = new LinkedHashSet<>();
		factory.unwrap(SessionFactoryImplementor.class).getMappingMetamodel().forEachEntityDescriptor((persister) -> {
			String expression = persister.getMappedTableDetails().getTableName();
			WrittenTable table = WrittenTable.named(expression.replace('"', '`'));
			if (table != null && table.schema() != null) {
				schemas.add(table.schema());
			}
		});
		return schemas;
	}

}
