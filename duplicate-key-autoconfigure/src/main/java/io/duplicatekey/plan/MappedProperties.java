package io.duplicatekey.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import io.duplicatekey.InvalidDeclarationException;

/**
 * The properties of a table by the names that a declaration uses.
 */
final class MappedProperties {

	private final String where;

	private final TableMapping mapping;

	MappedProperties(String where, TableMapping mapping) {
		this.where = where;
		this.mapping = mapping;
	}

	TableMapping mapping() {
		return this.mapping;
	}

	/**
	 * The columns of a property.
	 * @param name the name of a property, or of an embeddable or an association
	 * @return its columns, empty if there is no such property
	 */
	List<MappedColumn> find(String name) {
		return this.mapping.columns().stream().filter((column) -> column.belongsTo(name)).toList();
	}

	/**
	 * The columns of several properties.
	 * @param attribute the attribute of the declaration that names them
	 * @param names the names
	 * @return the columns, in the order of the names
	 * @throws InvalidDeclarationException if there is no such property, or one is named
	 * twice
	 */
	List<MappedColumn> named(String attribute, Collection<String> names) {
		List<MappedColumn> columns = new ArrayList<>();
		Set<String> seen = new LinkedHashSet<>();
		for (String name : names) {
			for (MappedColumn column : named(attribute, name)) {
				if (!seen.add(column.column().name())) {
					throw refuse(attribute + " names the column " + column.column().name()
							+ " twice, the second time as '" + name + "'.", "Leave '" + name + "' out.");
				}
				columns.add(column);
			}
		}
		return columns;
	}

	/**
	 * The only column of a property.
	 * @param attribute the attribute of the declaration that names it
	 * @param name the name
	 * @return the column
	 * @throws InvalidDeclarationException if there is no such property, or it has several
	 * columns
	 */
	MappedColumn single(String attribute, String name) {
		List<MappedColumn> columns = named(attribute, name);
		if (columns.size() > 1) {
			throw refuse(attribute + " names '" + name + "', which has " + columns.size() + " columns.",
					"Name one of them: " + list(columns) + ".");
		}
		return columns.get(0);
	}

	/**
	 * What to say to someone who named a property that does not exist.
	 * @param name the name
	 * @return the nearest names and all names
	 */
	String suggestion(String name) {
		return NearestNames.question(name, names()) + "The properties of " + this.mapping.owner() + " are "
				+ list(this.mapping.columns()) + ".";
	}

	InvalidDeclarationException refuse(String problem, String action) {
		return new InvalidDeclarationException(this.where + ": " + problem, action);
	}

	static String list(Collection<MappedColumn> columns) {
		return columns.stream()
			.map(MappedColumn::property)
			.filter((name) -> name != null)
			.collect(Collectors.joining(", "));
	}

	private List<MappedColumn> named(String attribute, String name) {
		List<MappedColumn> columns = find(name);
		if (columns.isEmpty()) {
			throw refuse(attribute + " names '" + name + "', which is no property of " + this.mapping.owner() + ".",
					suggestion(name));
		}
		return columns;
	}

	/**
	 * All names that {@link #find} finds something for.
	 */
	private Set<String> names() {
		Set<String> names = new LinkedHashSet<>();
		for (MappedColumn column : this.mapping.columns()) {
			String path = column.property();
			while (path != null) {
				names.add(path);
				int dot = path.lastIndexOf('.');
				path = (dot < 0) ? null : path.substring(0, dot);
			}
		}
		return names;
	}

}
