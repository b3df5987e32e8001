package io.duplicatekey.hibernate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.hibernate.metamodel.mapping.AttributeMapping;
import org.hibernate.metamodel.mapping.EmbeddableMappingType;
import org.hibernate.metamodel.mapping.EmbeddableValuedModelPart;
import org.hibernate.metamodel.mapping.EntityIdentifierMapping;
import org.hibernate.metamodel.mapping.ForeignKeyDescriptor;
import org.hibernate.metamodel.mapping.ModelPart;
import org.hibernate.metamodel.mapping.NonAggregatedIdentifierMapping;
import org.hibernate.metamodel.mapping.PluralAttributeMapping;
import org.hibernate.metamodel.mapping.SelectableMapping;
import org.hibernate.metamodel.mapping.internal.ToOneAttributeMapping;

/**
 * Finds the property of each column of an attribute or id.
 */
final class Leaves {

	private final Map<String, Leaf> byColumn = new LinkedHashMap<>();

	private Leaves() {
	}

	/**
	 * The properties of an id.
	 * @param id the id
	 * @return the properties by the column, as Hibernate writes the column's name
	 */
	static Map<String, Leaf> of(EntityIdentifierMapping id) {
		Leaves leaves = new Leaves();
		if (id instanceof NonAggregatedIdentifierMapping idClass) {
			idClass.getVirtualIdEmbeddable()
				.forEachAttributeMapping(
						(part) -> leaves.attribute(part.getAttributeName(), List.of(part.getAttributeName()), part));
		}
		else if (id instanceof EmbeddableValuedModelPart embedded) {
			leaves.parts(id.getAttributeName(), List.of(), embedded.getEmbeddableTypeDescriptor());
		}
		else {
			id.forEachSelectable((index, column) -> leaves.byColumn.put(column.getSelectionExpression(),
					new Leaf(id.getAttributeName(), List.of(), null, null, true)));
		}
		return leaves.byColumn;
	}

	/**
	 * The properties of an attribute.
	 * @param attribute an attribute of an entity
	 * @return the properties by the column, as Hibernate writes the column's name;
	 * columns that belong to no property of their own are left out
	 */
	static Map<String, Leaf> of(AttributeMapping attribute) {
		Leaves leaves = new Leaves();
		leaves.attribute(attribute.getAttributeName(), List.of(), attribute);
		return leaves.byColumn;
	}

	private void attribute(String path, List<String> nested, AttributeMapping attribute) {
		if (attribute instanceof PluralAttributeMapping) {
			return;
		}
		if (attribute instanceof ToOneAttributeMapping association) {
			association(path, nested, association);
		}
		else if (attribute instanceof EmbeddableValuedModelPart embedded
				&& embedded.getEmbeddableTypeDescriptor().getAggregateMapping() == null) {
			parts(path, nested, embedded.getEmbeddableTypeDescriptor());
		}
		else {
			List<SelectableMapping> columns = columnsOf(attribute);
			columns.forEach((column) -> this.byColumn.put(column.getSelectionExpression(),
					(columns.size() == 1) ? new Leaf(path, nested, attribute, null, true)
							: new Leaf(path + "." + column.getSelectableName(), nested, attribute, null, false)));
		}
	}

	private void parts(String path, List<String> nested, EmbeddableMappingType embeddable) {
		embeddable.forEachAttributeMapping((part) -> {
			List<String> inside = new ArrayList<>(nested);
			inside.add(part.getAttributeName());
			attribute(path + "." + part.getAttributeName(), List.copyOf(inside), part);
		});
	}

	private void association(String path, List<String> nested, ToOneAttributeMapping association) {
		if (association.getSideNature() != ForeignKeyDescriptor.Nature.KEY) {
			// The foreign key is in the other entity's table.
			return;
		}
		ModelPart target = association.getForeignKeyDescriptor().getTargetPart();
		List<String> names = namesOf(target);
		List<SelectableMapping> columns = columnsOf(association);
		boolean single = columns.size() == 1 && target instanceof EntityIdentifierMapping;
		for (int i = 0; i < columns.size(); i++) {
			String column = columns.get(i).getSelectionExpression();
			String name = (names.size() == columns.size()) ? names.get(i) : column;
			this.byColumn.put(column, new Leaf(path + "." + name, nested, association,
					single ? association.getEntityMappingType() : null, single));
		}
	}

	private static List<String> namesOf(ModelPart target) {
		if (target instanceof EntityIdentifierMapping id) {
			return pathsOf(of(id));
		}
		if (target instanceof EmbeddableValuedModelPart embedded) {
			// Hibernate makes one where a foreign key refers to several columns that are
			// not the id; its own name is not the user's.
			Leaves leaves = new Leaves();
			embedded.getEmbeddableTypeDescriptor()
				.forEachAttributeMapping((part) -> leaves.attribute(part.getAttributeName(), List.of(), part));
			return pathsOf(leaves.byColumn);
		}
		return (target instanceof AttributeMapping attribute) ? pathsOf(of(attribute)) : List.of();
	}

	private static List<String> pathsOf(Map<String, Leaf> leaves) {
		return leaves.values().stream().map(Leaf::path).toList();
	}

	private static List<SelectableMapping> columnsOf(ModelPart part) {
		List<SelectableMapping> columns = new ArrayList<>();
		part.forEachSelectable((index, column) -> columns.add(column));
		return columns;
	}

}
