package io.duplicatekey.hibernate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import jakarta.persistence.Column;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToOne;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import org.hibernate.persister.entity.EntityPersister;
import org.jspecify.annotations.Nullable;

import org.springframework.util.StringUtils;

import io.duplicatekey.plan.MappedColumn;

/**
 * The unique keys that an entity's annotations declare. Hibernate keeps them for the
 * schema only, under names that a naming strategy can have changed since.
 */
final class DeclaredKeys {

	private final EntityPersister persister;

	private final List<EntityColumn> columns;

	DeclaredKeys(EntityPersister persister, List<EntityColumn> columns) {
		this.persister = persister;
		this.columns = columns.stream().filter((column) -> column.leaf() != null).toList();
	}

	/**
	 * Read them.
	 * @return the columns of each key
	 */
	List<List<String>> read() {
		Set<List<String>> keys = new LinkedHashSet<>();
		for (Class<?> type = this.persister.getMappedClass(); type != null; type = type.getSuperclass()) {
			Table table = type.getAnnotation(Table.class);
			if (table != null) {
				Stream
					.concat(Arrays.stream(table.uniqueConstraints()).map(UniqueConstraint::columnNames),
							Arrays.stream(table.indexes()).filter(Index::unique).map(DeclaredKeys::listed))
					.map(this::columnsOf)
					.forEach(keys::add);
			}
		}
		this.columns.stream()
			.filter((column) -> column.part() != EntityColumn.ID && isUnique(column))
			.map((column) -> List.of(name(column)))
			.forEach(keys::add);
		// Names of columns that are not mapped.
		keys.remove(List.<String>of());
		return List.copyOf(keys);
	}

	/**
	 * Read the names that are declared, which are not always those in the schema.
	 * @return the names by the columns of their keys
	 */
	Map<List<String>, String> names() {
		Map<List<String>, String> names = new HashMap<>();
		for (Class<?> type = this.persister.getMappedClass(); type != null; type = type.getSuperclass()) {
			Table table = type.getAnnotation(Table.class);
			if (table != null) {
				Arrays.stream(table.uniqueConstraints())
					.filter((key) -> !key.name().isEmpty())
					.forEach((key) -> names.putIfAbsent(columnsOf(key.columnNames()), key.name()));
				Arrays.stream(table.indexes())
					.filter((key) -> key.unique() && !key.name().isEmpty())
					.forEach((key) -> names.putIfAbsent(columnsOf(listed(key)), key.name()));
			}
		}
		return names;
	}

	private boolean isUnique(EntityColumn column) {
		Leaf leaf = column.leaf();
		if (leaf == null || !column.mapped().insertable()) {
			return false;
		}
		PropertyAnnotations annotations = PropertyAnnotations.of(leaf.member());
		boolean alone = this.columns.stream()
			.filter((other) -> other.leaf() != null && other.leaf().member() == leaf.member())
			.count() == 1;
		if (annotations.find(Column.class).map((found) -> found.getBoolean("unique")).orElse(false)) {
			return true;
		}
		boolean association = annotations.find(OneToOne.class).isPresent()
				|| annotations.find(JoinColumn.class).map((found) -> found.getBoolean("unique")).orElse(false);
		return alone && association;
	}

	private static String[] listed(Index index) {
		return Arrays.stream(StringUtils.commaDelimitedListToStringArray(index.columnList()))
			// A direction can follow the name.
			.map((column) -> column.trim().replaceFirst("(?i)\\s+(asc|desc)$", ""))
			.toArray(String[]::new);
	}

	private List<String> columnsOf(String[] names) {
		List<String> columns = new ArrayList<>();
		for (String name : names) {
			String column = columnOf(name);
			if (column == null) {
				return List.of();
			}
			columns.add(column);
		}
		return List.copyOf(columns);
	}

	/**
	 * A name in an annotation can be the column's, or what the naming strategy made the
	 * column's name of.
	 */
	private @Nullable String columnOf(String name) {
		for (int i = 0; i < 3; i++) {
			int attempt = i;
			List<String> found = this.columns.stream()
				.filter((column) -> column.mapped().insertable())
				.filter((column) -> matches(column.mapped(), name, attempt))
				.map(DeclaredKeys::name)
				.toList();
			if (found.size() == 1) {
				return found.get(0);
			}
		}
		return null;
	}

	private static boolean matches(MappedColumn column, String name, int attempt) {
		return switch (attempt) {
			case 0 -> column.column().name().equalsIgnoreCase(name);
			case 1 -> column.belongsTo(name);
			default -> plain(column.column().name()).equals(plain(name));
		};
	}

	private static String plain(String name) {
		return name.replaceAll("[_`\"]", "").toLowerCase(Locale.ROOT);
	}

	private static String name(EntityColumn column) {
		return column.mapped().column().name();
	}

}
