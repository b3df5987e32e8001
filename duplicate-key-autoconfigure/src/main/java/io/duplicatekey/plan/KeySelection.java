package io.duplicatekey.plan;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import io.duplicatekey.InvalidDeclarationException;
import io.duplicatekey.plan.MappedColumn.Role;

/**
 * Finds the columns that make a row the same row.
 */
final class KeySelection {

	private final MappedProperties properties;

	private final TableMapping mapping;

	KeySelection(MappedProperties properties) {
		this.properties = properties;
		this.mapping = properties.mapping();
	}

	/**
	 * The columns of the key.
	 * @param declared the properties that are declared to be the key, empty for the
	 * default
	 * @return the columns, at least one
	 * @throws InvalidDeclarationException if there is no such key
	 */
	List<MappedColumn> select(List<String> declared) {
		List<MappedColumn> key = declared.isEmpty() ? byDefault() : this.properties.named("key", declared);
		key.forEach(this::check);
		return key;
	}

	private List<MappedColumn> byDefault() {
		List<MappedColumn> id = id();
		// A row without its generated id has no value that could be there already.
		if (!id.isEmpty() && id.stream().allMatch((column) -> column.role() == Role.ID)) {
			return id;
		}
		if (!this.mapping.naturalId().isEmpty()) {
			return this.properties.named("The natural id", this.mapping.naturalId());
		}
		Set<Set<String>> constraints = constraints();
		if (constraints.size() == 1) {
			return constraints.iterator().next().stream().map(this::column).toList();
		}
		throw undecided(constraints, id);
	}

	private List<MappedColumn> id() {
		return this.mapping.columns()
			.stream()
			.filter((column) -> Set.of(Role.ID, Role.MADE_ID, Role.GENERATED_ID).contains(column.role()))
			.toList();
	}

	/**
	 * Constraints of the same columns are one: a mapping can declare one twice, at the
	 * column and at the table.
	 */
	private Set<Set<String>> constraints() {
		return this.mapping.uniqueKeys()
			.stream()
			.map(LinkedHashSet::new)
			.collect(Collectors.toCollection(LinkedHashSet::new));
	}

	private MappedColumn column(String name) {
		return this.mapping.columns()
			.stream()
			.filter((column) -> column.column().name().equalsIgnoreCase(name))
			.findFirst()
			.orElseThrow(() -> this.properties.refuse(
					"the unique constraint on " + name + " cannot be the key: " + this.mapping.owner()
							+ " does not map that column.",
					"Map the column, or name the key by its properties: "
							+ MappedProperties.list(this.mapping.columns()) + "."));
	}

	private InvalidDeclarationException undecided(Set<Set<String>> constraints, List<MappedColumn> id) {
		String owner = this.mapping.owner();
		String whose = id.stream().anyMatch((column) -> column.role() == Role.MADE_ID)
				? "the id of " + owner + " is generated" : "the server generates the id of " + owner;
		String problem = (id.isEmpty() ? owner + " has no id" : whose) + ", and there is no natural id and "
				+ (constraints.isEmpty() ? "no unique constraint" : "more than one unique constraint")
				+ ", so nothing says which rows are the same.";
		return this.properties.refuse(problem, constraints.isEmpty() ? anyKey(id)
				: "Name the key: " + String.join(", or ", candidates(constraints, id)) + ".");
	}

	/**
	 * The unique index that is meant can be in the database only.
	 */
	private String anyKey(List<MappedColumn> id) {
		String others = MappedProperties
			.list(this.mapping.columns().stream().filter((column) -> !id.contains(column)).toList());
		return "Name as the key the properties of a unique index of the table, from " + others
				+ (id.isEmpty() ? "." : ", or " + declaration(id) + " if the rows have their ids.");
	}

	private List<String> candidates(Set<Set<String>> constraints, List<MappedColumn> id) {
		List<String> candidates = new ArrayList<>();
		constraints
			.forEach((constraint) -> candidates.add(declaration(constraint.stream().map(this::column).toList())));
		if (!id.isEmpty()) {
			candidates.add(declaration(id) + " if the rows have their ids");
		}
		return candidates;
	}

	private static String declaration(List<MappedColumn> columns) {
		String names = columns.stream()
			.map((column) -> "\"" + Objects.requireNonNullElse(column.property(), column.column().name()) + "\"")
			.collect(Collectors.joining(", "));
		return "key = " + ((columns.size() == 1) ? names : "{" + names + "}");
	}

	private void check(MappedColumn column) {
		if (column.role() == Role.VERSION) {
			throw this.properties.refuse("key names '" + column.property() + "', which is the version.",
					"Leave it out: a change of the row changes it.");
		}
		if (column.role() != Role.GENERATED_ID && !inserted(column)) {
			throw this.properties.refuse(
					"the key has '" + column.property() + "', which " + this.mapping.owner()
							+ " maps as not insertable.",
					"Make it insertable, or name another key: the server compares what the insert stores.");
		}
	}

	/**
	 * An association and a plain property can share a column, which one of them writes.
	 */
	private boolean inserted(MappedColumn column) {
		return this.mapping.columns()
			.stream()
			.anyMatch((other) -> other.insertable() && other.column().name().equals(column.column().name()));
	}

}
