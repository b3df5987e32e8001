package io.duplicatekey.hibernate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.hibernate.engine.spi.SessionImplementor;
import org.hibernate.generator.Generator;
import org.hibernate.metamodel.mapping.ModelPart;
import org.hibernate.persister.entity.EntityPersister;

import io.duplicatekey.InvalidDeclarationException;
import io.duplicatekey.sql.Assignment;
import io.duplicatekey.sql.Column;
import io.duplicatekey.sql.Expression;
import io.duplicatekey.sql.Insert;
import io.duplicatekey.sql.OnHit;
import io.duplicatekey.jdbc.RowUpdate;
import io.duplicatekey.plan.MappedColumn;
import io.duplicatekey.plan.MappedColumn.Role;
import io.duplicatekey.plan.UpsertDefinition;
import io.duplicatekey.plan.UpsertPlan;
import io.duplicatekey.plan.UpsertPlanner;

/**
 * The plan of one entity class.
 *
 * @param mapping how the class is mapped
 * @param plan what is written
 * @param columns the columns of {@link UpsertPlan#columns()}, in the same order
 * @param parts what the values of the columns are taken from
 */
record EntityPlan(EntityMapping mapping, UpsertPlan plan, List<EntityColumn> columns, List<Part> parts) {

	static EntityPlan of(EntityPersister persister, UpsertDefinition definition) {
		EntityMapping mapping = EntityMapping.of(persister, definition.where());
		UpsertPlan plan = revivingDeleted(UpsertPlanner.plan(definition, mapping.table()), mapping);
		checkGenerators(plan, mapping);
		Tenants.check(plan, mapping);
		return of(mapping, plan);
	}

	private static EntityPlan of(EntityMapping mapping, UpsertPlan plan) {
		List<EntityColumn> columns = plan.columns()
			.stream()
			.map((column) -> mapping.column(column.column().name()))
			.toList();
		return new EntityPlan(mapping, plan, columns, partsOf(mapping.persister(), columns));
	}

	/**
	 * The plan of what only changes stored rows, see {@link #update(SessionImplementor)}.
	 */
	static EntityPlan ofUpdate(EntityPersister persister, UpsertDefinition definition) {
		EntityMapping mapping = EntityMapping.of(persister, definition.where());
		UpsertPlan plan = UpsertPlanner.plan(definition, mapping.table());
		if (!(plan.insert().onHit() instanceof OnHit.Update update) || withoutDeleted(update, mapping).isEmpty()) {
			throw new InvalidDeclarationException(definition.where() + " has nothing to change: no property of "
					+ mapping.table().owner() + " is left that could.",
					"Name in update what changes, or leave out exclude.");
		}
		for (EntityColumn column : mapping.columns()) {
			if (column.generation() == Generation.UPDATE_ONLY && isMadeByServer(column, persister)) {
				checkNotMade(plan, mapping, column, "the server makes its value, and for updates only");
			}
		}
		return of(mapping, plan);
	}

	private static boolean isMadeByServer(EntityColumn column, EntityPersister persister) {
		Generator generator = (column.part() >= 0) ? persister.getAttributeMapping(column.part()).getGenerator() : null;
		return generator == null || generator.generatedOnExecution();
	}

	/**
	 * What changes a stored row without inserting any. One that is soft-deleted, or
	 * another tenant's, is not there.
	 */
	RowUpdate update(SessionImplementor session) {
		OnHit.Update update = (OnHit.Update) this.plan.insert().onHit();
		List<Column> also = new ArrayList<>(Tenants.columns(this.mapping, session));
		if (!this.mapping.softDelete().isEmpty()) {
			also.add(this.mapping.column(this.mapping.softDelete()).mapped().column());
		}
		return new RowUpdate(this.plan,
				new OnHit.Update(withoutDeleted(update, this.mapping), update.touched(), update.when()), also);
	}

	private static List<Assignment> withoutDeleted(OnHit.Update update, EntityMapping mapping) {
		return update.data()
			.stream()
			.filter((assignment) -> !assignment.column().equals(mapping.softDelete()))
			.toList();
	}

	EntityPersister persister() {
		return this.mapping.persister();
	}

	/**
	 * Whether each row gets a new id, even if its entity has one: that is the id of
	 * another row, or of the row that will be found.
	 */
	boolean makesIds() {
		return this.columns.stream()
			.anyMatch((column) -> column.mapped().role() == Role.MADE_ID
					&& !this.plan.insert().key().contains(column.mapped().column().name()));
	}

	/**
	 * The columns of the key.
	 * @return their numbers in {@link #columns()}
	 */
	List<Integer> key() {
		List<Integer> key = new ArrayList<>();
		for (int i = 0; i < this.columns.size(); i++) {
			if (this.plan.insert().key().contains(this.columns.get(i).mapped().column().name())) {
				key.add(i);
			}
		}
		return key;
	}

	/**
	 * A row that is soft-deleted and found again is no longer deleted, whatever else the
	 * upsert changes: otherwise the caller would have written a row that no query shows.
	 */
	private static UpsertPlan revivingDeleted(UpsertPlan plan, EntityMapping mapping) {
		String deleted = mapping.softDelete();
		if (deleted.isEmpty() || !(plan.insert().onHit() instanceof OnHit.Update update)
				|| update.data().stream().anyMatch((assignment) -> assignment.column().equals(deleted))) {
			return plan;
		}
		List<Assignment> data = new ArrayList<>(update.data());
		data.add(new Assignment(deleted, new Expression.New(deleted)));
		Insert insert = plan.insert();
		return new UpsertPlan(plan.definition(), plan.mapping(), new Insert(insert.table(), insert.columns(),
				insert.key(), new OnHit.Update(List.copyOf(data), update.touched(), update.when())), plan.columns());
	}

	/**
	 * One statement inserts and updates, so one value has to do for both.
	 */
	private static void checkGenerators(UpsertPlan plan, EntityMapping mapping) {
		if (!(plan.insert().onHit() instanceof OnHit.Update)) {
			return;
		}
		for (EntityColumn column : mapping.columns()) {
			if (column.generation() == Generation.UPDATE_ONLY) {
				checkNotMade(plan, mapping, column,
						"its value is generated for updates only, and before an upsert nobody knows whether it is one");
			}
		}
	}

	private static void checkNotMade(UpsertPlan plan, EntityMapping mapping, EntityColumn column, String reason) {
		UpsertDefinition definition = plan.definition();
		MappedColumn mapped = column.mapped();
		if (Stream.concat(definition.exclude().stream(), definition.set().keySet().stream())
			.noneMatch(mapped::belongsTo)) {
			throw new InvalidDeclarationException(
					definition.where() + " cannot set '" + mapped.property() + "' of " + mapping.table().owner() + ": "
							+ reason + ".",
					"Generate it for inserts too (event = {INSERT, UPDATE}), or name it in exclude or set.");
		}
	}

	private static List<Part> partsOf(EntityPersister persister, List<EntityColumn> columns) {
		Map<Integer, Map<String, Integer>> slots = new LinkedHashMap<>();
		for (int i = 0; i < columns.size(); i++) {
			EntityColumn column = columns.get(i);
			if (column.part() != EntityColumn.NONE && column.mapped().column().bound()) {
				slots.computeIfAbsent(column.part(), (part) -> new HashMap<>())
					.put(column.selectable().getSelectionExpression(), i);
			}
		}
		return slots.entrySet()
			.stream()
			.map((entry) -> new Part(entry.getKey(),
					(entry.getKey() == EntityColumn.ID) ? persister.getIdentifierMapping()
							: persister.getAttributeMapping(entry.getKey()),
					Map.copyOf(entry.getValue())))
			.toList();
	}

	/**
	 * An attribute or the id.
	 *
	 * @param position the number of the attribute, or {@link EntityColumn#ID}
	 * @param model its mapping
	 * @param slots where the value of each of its columns goes in a row
	 */
	record Part(int position, ModelPart model, Map<String, Integer> slots) {

	}

}
