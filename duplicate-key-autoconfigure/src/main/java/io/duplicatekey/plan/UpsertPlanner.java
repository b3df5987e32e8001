package io.duplicatekey.plan;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import io.duplicatekey.sql.Insert;
import io.duplicatekey.sql.OnHit;
import io.duplicatekey.plan.MappedColumn.Role;

/**
 * Makes a plan of what was declared and what is mapped.
 */
public final class UpsertPlanner {

	private UpsertPlanner() {
	}

	/**
	 * Check a definition against a mapping.
	 * @param definition what was declared
	 * @param mapping the table
	 * @return the plan
	 * @throws io.duplicatekey.InvalidDeclarationException if the definition cannot work
	 */
	public static UpsertPlan plan(UpsertDefinition definition, TableMapping mapping) {
		MappedProperties properties = new MappedProperties(definition.where(), mapping);
		ModeRules.check(definition, properties);
		Set<String> key = names(new KeySelection(properties).select(definition.key()));
		List<MappedColumn> columns = mapping.columns().stream().filter((column) -> inserted(column, key)).toList();
		OnHit onHit = switch (definition.onDuplicate()) {
			case UPDATE -> new UpdateSelection(definition, properties, key, names(columns)).select();
			case KEEP -> new OnHit.Keep();
			case IGNORE -> new OnHit.Ignore();
			case REPLACE -> new OnHit.Replace();
			case IF_ABSENT -> new OnHit.Absent();
		};
		Insert insert = new Insert(mapping.table(), columns.stream().map(MappedColumn::column).toList(),
				List.copyOf(key), onHit);
		return new UpsertPlan(definition, mapping, insert, columns);
	}

	/**
	 * The server generates an id unless rows are recognised by it.
	 */
	private static boolean inserted(MappedColumn column, Set<String> key) {
		return (column.role() == Role.GENERATED_ID) ? key.contains(column.column().name()) : column.insertable();
	}

	private static Set<String> names(List<MappedColumn> columns) {
		return columns.stream()
			.map((column) -> column.column().name())
			.collect(Collectors.toCollection(LinkedHashSet::new));
	}

}
