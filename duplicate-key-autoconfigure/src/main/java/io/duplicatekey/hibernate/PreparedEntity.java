package io.duplicatekey.hibernate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.hibernate.generator.EventType;
import org.hibernate.generator.Generator;
import org.hibernate.jpa.event.spi.CallbackType;
import org.hibernate.persister.entity.EntityPersister;
import org.jspecify.annotations.Nullable;

import io.duplicatekey.plan.MappedColumn.Role;

/**
 * What is made once for an entity class.
 */
final class PreparedEntity {

	private final EntityPlan plan;

	private final StoredRows storedState;

	private final StoredRows storedIds;

	private final boolean idKnown;

	private final boolean numbersRows;

	private final boolean foundById;

	private final boolean readsIds;

	private final boolean changesEntities;

	private PreparedEntity(EntityPlan plan, List<EntityColumn> state, List<EntityColumn> ids, boolean idKnown,
			EventType event) {
		this.plan = plan;
		this.storedState = new StoredRows(plan, state);
		this.storedIds = new StoredRows(plan, ids);
		this.idKnown = idKnown;
		this.numbersRows = ids.stream().anyMatch((column) -> isNumber(column, plan));
		this.readsIds = !ids.isEmpty() && plan.mapping()
			.columns()
			.stream()
			.allMatch((column) -> column.part() != EntityColumn.ID || column.settable());
		this.foundById = idKnown
				&& plan.key().stream().allMatch((column) -> plan.columns().get(column).part() == EntityColumn.ID);
		this.changesEntities = changesEntities(plan.persister(), event);
	}

	static PreparedEntity of(EntityPlan plan) {
		return of(plan, EventType.INSERT);
	}

	/**
	 * Prepare an entity class.
	 * @param event whether rows are made as for an insert or as for an update
	 */
	static PreparedEntity of(EntityPlan plan, EventType event) {
		List<EntityColumn> ids = plan.mapping()
			.columns()
			.stream()
			.filter((column) -> column.part() == EntityColumn.ID && column.settable())
			.toList();
		boolean idKnown = ids.stream().allMatch((column) -> isKnown(column, plan));
		Map<String, EntityColumn> state = new LinkedHashMap<>();
		if (!idKnown) {
			ids.forEach((column) -> state.put(column.mapped().column().name(), column));
		}
		plan.mapping()
			.columns()
			.stream()
			.filter((column) -> column.part() != EntityColumn.ID && column.settable() && column.mayDiffer())
			.forEach((column) -> state.putIfAbsent(column.mapped().column().name(), column));
		return new PreparedEntity(plan, List.copyOf(state.values()), ids, idKnown, event);
	}

	EntityPlan plan() {
		return this.plan;
	}

	/**
	 * Reads what the given objects are to show.
	 */
	StoredRows storedState() {
		return this.storedState;
	}

	/**
	 * Reads the ids of rows.
	 */
	StoredRows storedIds() {
		return this.storedIds;
	}

	/**
	 * Whether the id of a row is that of its entity, because it is found by it.
	 */
	boolean idKnown() {
		return this.idKnown;
	}

	/**
	 * Whether the id is the key, and that of a row always that of its entity.
	 */
	boolean isFoundById() {
		return this.foundById;
	}

	/**
	 * Whether the whole id of a row can be read from it.
	 */
	boolean readsIds() {
		return this.readsIds;
	}

	/**
	 * Whether rows are found by an id that the server makes where it is missing.
	 */
	boolean numbersRows() {
		return this.numbersRows;
	}

	/**
	 * Whether making a row can change its entity in a way that stays, also where nothing
	 * is read back.
	 */
	boolean changesEntities() {
		return this.changesEntities;
	}

	private static boolean changesEntities(EntityPersister persister, EventType event) {
		boolean inserts = event == EventType.INSERT;
		if ((inserts && isMadeBefore(persister.getGenerator(), event)) || persister.getFactory()
			.getEventEngine()
			.getCallbackRegistry()
			.hasRegisteredCallbacks(persister.getMappedClass(),
					inserts ? CallbackType.PRE_PERSIST : CallbackType.PRE_UPDATE)) {
			return true;
		}
		for (int i = 0; i < persister.getNumberOfAttributeMappings(); i++) {
			if (isMadeBefore(persister.getAttributeMapping(i).getGenerator(), event)) {
				return true;
			}
		}
		return false;
	}

	private static boolean isMadeBefore(@Nullable Generator generator, EventType event) {
		return generator != null && generator.getEventTypes().contains(event) && !generator.generatedOnExecution();
	}

	/**
	 * Equal by a collation is not the same, and an expression can make it another value.
	 */
	private static boolean isKnown(EntityColumn id, EntityPlan plan) {
		return id.mapped().role() != Role.GENERATED_ID && isInKey(id, plan) && !id.mapped().column().text()
				&& id.mapped().column().write().equals("?");
	}

	private static boolean isNumber(EntityColumn id, EntityPlan plan) {
		return id.mapped().role() == Role.GENERATED_ID && isInKey(id, plan);
	}

	private static boolean isInKey(EntityColumn column, EntityPlan plan) {
		return plan.plan().insert().key().contains(column.mapped().column().name());
	}

}
