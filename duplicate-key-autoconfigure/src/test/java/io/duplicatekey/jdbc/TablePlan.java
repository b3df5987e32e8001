package io.duplicatekey.jdbc;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

import io.duplicatekey.plan.MappedColumn.Role;
import io.duplicatekey.plan.MappedColumn;
import io.duplicatekey.plan.TableMapping;
import io.duplicatekey.plan.UpsertDefinition;
import io.duplicatekey.plan.UpsertPlan;
import io.duplicatekey.plan.UpsertPlanner;
import io.duplicatekey.sql.Column;
import io.duplicatekey.sql.TableName;
import io.duplicatekey.upsert.ManagedCopies;
import io.duplicatekey.upsert.OnDuplicate;
import io.duplicatekey.upsert.Permission;
import io.duplicatekey.upsert.Repeats;
import io.duplicatekey.upsert.Via;

/**
 * Builds plans for tables whose properties have the names of their columns.
 */
final class TablePlan {

	private final String table;

	private final List<MappedColumn> columns = new ArrayList<>();

	private List<String> key = List.of();

	private OnDuplicate onDuplicate = OnDuplicate.UPDATE;

	private Permission otherKeys = Permission.REFUSE;

	private Permission cascades = Permission.REFUSE;

	private Via via = Via.AUTO;

	private Repeats repeats = Repeats.APPLY;

	private Map<String, String> set = Map.of();

	private Map<String, Class<?>> parameters = Map.of();

	private TablePlan(String table) {
		this.table = table;
	}

	static TablePlan of(String table) {
		return new TablePlan(table);
	}

	TablePlan generatedId(String name) {
		return add(name, Long.class, Role.GENERATED_ID);
	}

	TablePlan id(String name, Class<?> type) {
		return add(name, type, Role.ID);
	}

	TablePlan data(String name, Class<?> type) {
		return add(name, type, Role.DATA);
	}

	TablePlan written(String name, Class<?> type, String write) {
		this.columns
			.add(new MappedColumn(name, new Column(name, write, type == String.class), type, true, true, Role.DATA));
		return this;
	}

	private TablePlan add(String name, Class<?> type, Role role) {
		this.columns.add(new MappedColumn(name, new Column(name, "?", type == String.class), type,
				role != Role.GENERATED_ID, role == Role.DATA, role));
		return this;
	}

	TablePlan key(String... key) {
		this.key = List.of(key);
		return this;
	}

	TablePlan set(String property, String expression) {
		this.set = Map.of(property, expression);
		return this;
	}

	TablePlan parameter(String name, Class<?> type) {
		this.parameters = Map.of(name, type);
		return this;
	}

	TablePlan on(OnDuplicate onDuplicate) {
		this.onDuplicate = onDuplicate;
		return this;
	}

	TablePlan via(Via via) {
		this.via = via;
		return this;
	}

	TablePlan repeats(Repeats repeats) {
		this.repeats = repeats;
		return this;
	}

	TablePlan allowOtherKeys() {
		this.otherKeys = Permission.ALLOW;
		return this;
	}

	TablePlan allowCascades() {
		this.cascades = Permission.ALLOW;
		return this;
	}

	TablePlan with(UnaryOperator<TablePlan> change) {
		return change.apply(this);
	}

	UpsertPlan build() {
		UpsertDefinition definition = new UpsertDefinition("Repository.upsert", this.key, List.of(), List.of(),
				this.set, "", this.parameters, this.onDuplicate, this.otherKeys, this.cascades, ManagedCopies.REFRESH,
				this.via, this.repeats);
		return UpsertPlanner.plan(definition, new TableMapping("Entity", new TableName(null, this.table),
				List.copyOf(this.columns), List.of(), List.of()));
	}

}
