package io.duplicatekey.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.duplicatekey.InvalidDeclarationException;
import io.duplicatekey.sql.Assignment;
import io.duplicatekey.sql.Expression;
import io.duplicatekey.sql.OnHit;
import io.duplicatekey.sql.Operator;
import io.duplicatekey.sql.StatementWriter;
import io.duplicatekey.plan.MappedColumn.Role;

/**
 * Decides what happens to each column of a stored row.
 */
final class UpdateSelection {

	private final UpsertDefinition definition;

	private final MappedProperties properties;

	private final Set<String> key;

	private final Set<String> inserted;

	/**
	 * Create a selection.
	 * @param definition what was declared
	 * @param properties the properties
	 * @param key the names of the key's columns
	 * @param inserted the names of the columns that the insert gives a value
	 */
	UpdateSelection(UpsertDefinition definition, MappedProperties properties, Set<String> key, Set<String> inserted) {
		this.definition = definition;
		this.properties = properties;
		this.key = key;
		this.inserted = inserted;
	}

	OnHit select() {
		List<MappedColumn> named = this.properties.named("update", this.definition.update());
		named.forEach(this::checkNamed);
		List<MappedColumn> excluded = this.properties.named("exclude", this.definition.exclude());
		excluded.forEach(this::checkExcluded);
		ExpressionReader reader = new ExpressionReader(this.properties, this.definition.parameters(), this.inserted);
		Map<MappedColumn, Expression> set = set(reader, excluded);
		Expression when = this.definition.when().isEmpty() ? null : reader.condition("when", this.definition.when());
		List<Assignment> data = new ArrayList<>();
		List<Assignment> touched = new ArrayList<>();
		for (MappedColumn column : this.properties.mapping().columns()) {
			Expression value = set.get(column);
			boolean plain = named.contains(column) || column.role() == Role.DATA;
			if (value == null && (named.contains(column) || (!excluded.contains(column) && byDefault(column)))) {
				value = newValue(column);
			}
			if (value != null) {
				(plain ? data : touched).add(new Assignment(column.column().name(), value));
			}
		}
		return data.isEmpty() ? nothing() : withoutCircle(new OnHit.Update(data, touched, when));
	}

	/**
	 * Whether a column changes without being named.
	 */
	private boolean byDefault(MappedColumn column) {
		boolean role = switch (column.role()) {
			case DATA -> this.definition.update().isEmpty();
			case TOUCHED, VERSION -> true;
			case ID, MADE_ID, GENERATED_ID, INSERT_ONLY -> false;
		};
		return role && column.updatable() && !inKey(column) && (counted(column) || inserted(column));
	}

	/**
	 * A version that counts goes on counting from the stored one. One that is NULL stays
	 * NULL, as it does with Hibernate's own {@code update versioned}.
	 */
	private static Expression newValue(MappedColumn column) {
		String name = column.column().name();
		return counted(column) ? new Expression.Operation(Operator.ADD,
				List.of(new Expression.Old(name), new Expression.Literal(1, null))) : new Expression.New(name);
	}

	private static boolean counted(MappedColumn column) {
		return column.role() == Role.VERSION && Kind.of(column.type()) == Kind.NUMBER;
	}

	private Map<MappedColumn, Expression> set(ExpressionReader reader, List<MappedColumn> excluded) {
		Map<MappedColumn, Expression> set = new LinkedHashMap<>();
		this.properties.named("set", this.definition.set().keySet());
		this.definition.set().forEach((name, text) -> {
			MappedColumn column = this.properties.single("set", name);
			String reason = unchangeable(column);
			if (reason != null) {
				throw this.properties.refuse("set cannot change '" + name + "': " + reason + ".",
						"Leave it out of set.");
			}
			if (excluded.contains(column)) {
				throw this.properties.refuse("'" + name + "' is in set and in exclude.",
						"Leave it out of one of them.");
			}
			set.put(column, reader.value("set of '" + name + "'", text, column));
		});
		return set;
	}

	private void checkNamed(MappedColumn column) {
		String reason = unchangeable(column);
		if (reason != null) {
			throw this.properties.refuse("update cannot change '" + column.property() + "': " + reason + ".",
					"Leave it out of update" + partsHint(column) + ".");
		}
		if (!inserted(column)) {
			throw this.properties.refuse(
					"update cannot change '" + column.property()
							+ "': it is mapped as not insertable, so the given row has no value for it.",
					"Say with set what it becomes, or leave it out of update" + partsHint(column) + ".");
		}
	}

	/**
	 * Who named an embeddable gets to know its parts.
	 */
	private String partsHint(MappedColumn column) {
		if (this.definition.update().contains(column.property())) {
			return "";
		}
		List<MappedColumn> parts = this.definition.update()
			.stream()
			.filter(column::belongsTo)
			.flatMap((name) -> this.properties.find(name).stream())
			.filter((part) -> unchangeable(part) == null && inserted(part))
			.toList();
		return parts.isEmpty() ? "" : ", and name the other parts: " + MappedProperties.list(parts);
	}

	private void checkExcluded(MappedColumn column) {
		if (column.role() == Role.VERSION) {
			throw this.properties.refuse(
					"exclude names '" + column.property()
							+ "', which is the version: whoever has read the row would not notice the change.",
					"Leave it out of exclude.");
		}
	}

	private @Nullable String unchangeable(MappedColumn column) {
		if (inKey(column)) {
			return "it is part of the key";
		}
		return switch (column.role()) {
			case ID, MADE_ID, GENERATED_ID -> "it is part of the id";
			case VERSION -> "it is the version, which every change of the row changes";
			case INSERT_ONLY -> "it is set on insert only";
			case DATA, TOUCHED -> column.updatable() ? null : "it is mapped as not updatable";
		};
	}

	private OnHit.Update withoutCircle(OnHit.Update update) {
		List<String> circle = StatementWriter.cycle(update);
		if (!circle.isEmpty()) {
			List<MappedColumn> columns = this.properties.mapping()
				.columns()
				.stream()
				.filter((column) -> circle.contains(column.column().name()) && column.updatable())
				.toList();
			throw this.properties.refuse(
					"set cannot give values to " + MappedProperties.list(columns)
							+ " that read each other: the server assigns one after the other, and the later one would"
							+ " read what the earlier one has become.",
					"Let one of them read #new, a parameter or itself only.");
		}
		return update;
	}

	private OnHit nothing() {
		if (!this.definition.when().isEmpty()) {
			throw nothingLeft("when");
		}
		if (!this.definition.set().isEmpty()) {
			throw nothingLeft("set");
		}
		return new OnHit.Keep();
	}

	private InvalidDeclarationException nothingLeft(String attribute) {
		return this.properties.refuse(attribute + " has no effect, because no property is left that could change.",
				"Remove " + attribute + ", or name in update what changes.");
	}

	private boolean inKey(MappedColumn column) {
		return this.key.contains(column.column().name());
	}

	private boolean inserted(MappedColumn column) {
		return this.inserted.contains(column.column().name());
	}

}
