package io.duplicatekey.hibernate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.type.CompositeType;
import org.hibernate.type.Type;

/**
 * Where the values of an attribute, of an id, or of a part of them are in a row of
 * values.
 *
 * @param position its number in what it is part of, or {@link EntityColumn#ID}
 * @param type its type
 * @param value the number of its value, or -1 if it is made of parts
 * @param parts the parts that have values, empty if it is a value itself
 */
record ValueSlots(int position, Type type, int value, List<ValueSlots> parts) {

	/**
	 * Find the slots of an entity.
	 * @param persister Hibernate's mapping of it
	 * @param columns the column that each value is for
	 * @return the slots of each attribute that has values
	 */
	static List<ValueSlots> of(EntityPersister persister, List<EntityColumn> columns) {
		Map<Integer, List<Integer>> byPart = new LinkedHashMap<>();
		for (int i = 0; i < columns.size(); i++) {
			byPart.computeIfAbsent(columns.get(i).part(), (part) -> new ArrayList<>()).add(i);
		}
		List<ValueSlots> slots = new ArrayList<>();
		byPart.forEach((part, values) -> {
			Type type = (part == EntityColumn.ID) ? persister.getIdentifierType() : persister.getPropertyTypes()[part];
			slots.add(of(part, type, values, 0, columns));
		});
		return slots;
	}

	private static ValueSlots of(int position, Type type, List<Integer> values, int depth, List<EntityColumn> columns) {
		int first = values.get(0);
		if (path(columns, first).size() == depth) {
			return new ValueSlots(position, type, first, List.of());
		}
		CompositeType composite = (CompositeType) type;
		Map<String, List<Integer>> byName = new LinkedHashMap<>();
		values.forEach((value) -> byName.computeIfAbsent(path(columns, value).get(depth), (name) -> new ArrayList<>())
			.add(value));
		List<ValueSlots> parts = new ArrayList<>();
		byName.forEach((name, inside) -> {
			int index = composite.getPropertyIndex(name);
			parts.add(of(index, composite.getSubtypes()[index], inside, depth + 1, columns));
		});
		return new ValueSlots(position, type, -1, List.copyOf(parts));
	}

	private static List<String> path(List<EntityColumn> columns, int value) {
		return Objects.requireNonNull(columns.get(value).leaf()).nested();
	}

	/**
	 * Whether a value replaces all that was there.
	 */
	boolean isWhole() {
		return this.parts.isEmpty();
	}

}
