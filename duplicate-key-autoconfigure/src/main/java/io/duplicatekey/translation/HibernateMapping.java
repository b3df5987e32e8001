package io.duplicatekey.translation;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import jakarta.persistence.EntityManagerFactory;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.metamodel.mapping.AttributeMapping;
import org.hibernate.metamodel.mapping.EmbeddableValuedModelPart;
import org.hibernate.metamodel.mapping.EntityIdentifierMapping;
import org.hibernate.metamodel.mapping.ModelPart;
import org.hibernate.metamodel.mapping.NonAggregatedIdentifierMapping;
import org.hibernate.metamodel.mapping.PluralAttributeMapping;
import org.hibernate.metamodel.mapping.SelectableMapping;
import org.hibernate.persister.entity.EntityPersister;
import org.jspecify.annotations.Nullable;

import io.duplicatekey.mysql.WrittenTable;

/**
 * The one class that reads Hibernate's mapping. It uses only what has the same binary
 * shape in Hibernate 6.6, 7.2 and 7.4.
 */
final class HibernateMapping {

	private HibernateMapping() {
	}

	static @Nullable EntityKey entityOf(EntityManagerFactory factory, EntityKey.Columns key) {
		List<EntityPersister> matching = new ArrayList<>();
		List<List<String>> properties = new ArrayList<>();
		factory.unwrap(SessionFactoryImplementor.class).getMappingMetamodel().forEachEntityDescriptor((persister) -> {
			Map<String, String> paths = new TableColumns(key).read(persister);
			if (!paths.isEmpty() && paths.keySet().containsAll(lowerCase(key.columns()))) {
				matching.add(persister);
				properties.add(pathsOf(key.columns(), paths));
			}
		});
		for (int i = 0; i < matching.size(); i++) {
			Class<?> type = matching.get(i).getMappedClass();
			if (type != null && matching.stream().allMatch((other) -> isSubtype(other, type))) {
				return new EntityKey(type, properties.get(i));
			}
		}
		// Several unrelated entities for one table: which of them was meant is unknown.
		return null;
	}

	private static boolean isSubtype(EntityPersister persister, Class<?> type) {
		Class<?> mapped = persister.getMappedClass();
		return mapped != null && type.isAssignableFrom(mapped);
	}

	private static List<String> pathsOf(List<String> columns, Map<String, String> paths) {
		Set<String> found = new LinkedHashSet<>();
		for (String column : columns) {
			String path = paths.get(column.toLowerCase(Locale.ROOT));
			if (path != null) {
				found.add(path);
			}
		}
		return List.copyOf(found);
	}

	private static List<String> lowerCase(List<String> columns) {
		return columns.stream().map((column) -> column.toLowerCase(Locale.ROOT)).toList();
	}

	/**
	 * The property paths of an entity by the columns of one table.
	 */
	private static final class TableColumns {

		private final EntityKey.Columns key;

		private final Map<String, String> paths = new TreeMap<>();

		TableColumns(EntityKey.Columns key) {
			this.key = key;
		}

		Map<String, String> read(EntityPersister persister) {
			EntityIdentifierMapping id = persister.getIdentifierMapping();
			if (id instanceof NonAggregatedIdentifierMapping idClass) {
				idClass.getVirtualIdEmbeddable().forEachAttributeMapping((part) -> readAttribute("", part));
			}
			else {
				readPart(id.getAttributeName(), id);
			}
			persister.forEachAttributeMapping((attribute) -> readAttribute("", attribute));
			return this.paths;
		}

		private void readAttribute(String prefix, AttributeMapping attribute) {
			if (!(attribute instanceof PluralAttributeMapping)) {
				readPart(prefix + attribute.getAttributeName(), attribute);
			}
		}

		private void readPart(String path, ModelPart part) {
			if (part instanceof EmbeddableValuedModelPart embedded) {
				embedded.getEmbeddableTypeDescriptor()
					.forEachAttributeMapping((attribute) -> readAttribute(path + ".", attribute));
				return;
			}
			part.forEachSelectable((index, column) -> {
				if (!column.isFormula() && isInTable(column)) {
					// A column can be mapped twice; the property that writes it comes
					// first.
					String name = unquote(column.getSelectionExpression()).toLowerCase(Locale.ROOT);
					if (column.isInsertable() || column.isUpdateable()) {
						this.paths.put(name, path);
					}
					else {
						this.paths.putIfAbsent(name, path);
					}
				}
			});
		}

		private boolean isInTable(SelectableMapping column) {
			WrittenTable table = WrittenTable.named(column.getContainingTableExpression());
			if (table == null) {
				return false;
			}
			if (!table.table().equalsIgnoreCase(this.key.table())) {
				return false;
			}
			return (table.schema() == null) ? this.key.local()
					: this.key.schema() == null || table.schema().equalsIgnoreCase(this.key.schema());
		}

		private static String unquote(String column) {
			return column.startsWith("`") ? column.substring(1, column.length() - 1).replace("``", "`") : column;
		}

	}

}
