package io.duplicatekey.hibernate;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import org.hibernate.engine.spi.SessionImplementor;
import org.hibernate.persister.entity.EntityPersister;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.DataRetrievalFailureException;
import org.springframework.dao.InvalidDataAccessApiUsageException;

import io.duplicatekey.jdbc.CallPart;
import io.duplicatekey.jdbc.Counting;
import io.duplicatekey.plan.UpsertDefinition;
import io.duplicatekey.upsert.OnDuplicate;
import io.duplicatekey.upsert.Repeats;
import io.duplicatekey.jdbc.UpsertExecutor;
import io.duplicatekey.upsert.UpsertResult;

/**
 * One call of an upsert.
 */
final class EntityCall {

	private final UpsertExecutor executor;

	private final SessionImplementor session;

	private final Function<Object, PreparedEntity> plans;

	private final Map<String, @Nullable Object> arguments;

	private final boolean keepsRows;

	private final @Nullable WrittenIds ids;

	private final List<EntityRow> rows = new ArrayList<>();

	private final Map<PreparedEntity, List<EntityRow>> byPlan = new LinkedHashMap<>();

	private int run;

	/**
	 * Create a call.
	 * @param executor writes the rows
	 * @param session the session
	 * @param plans finds the plan of an entity
	 * @param arguments the arguments that expressions name
	 * @param keepsRows whether rows are remembered, to be read afterwards
	 * @param ids is told of all rows, {@code null} for nobody
	 */
	EntityCall(UpsertExecutor executor, SessionImplementor session, Function<Object, PreparedEntity> plans,
			Map<String, @Nullable Object> arguments, boolean keepsRows, @Nullable WrittenIds ids) {
		this.executor = executor;
		this.session = session;
		this.plans = plans;
		this.arguments = arguments;
		this.keepsRows = keepsRows;
		this.ids = ids;
	}

	/**
	 * Write entities.
	 * @param entities the entities
	 * @param counting what to find out
	 * @param forgetsIds whether ids that were made for the insert are taken away again,
	 * because nobody asks what became of the rows
	 * @param part where the entities stand in the call
	 * @return the totals
	 */
	UpsertResult write(Iterator<?> entities, Counting counting, boolean forgetsIds, CallPart part) {
		return this.session.doReturningWork((connection) -> {
			EntityRuns runs = new EntityRuns(entities, this.plans);
			CallPart followed = (this.ids != null) ? part.storing(this.ids::written) : part;
			UpsertResult total = new UpsertResult(0, 0, 0, List.of());
			PreparedEntity prepared = runs.next();
			while (prepared != null) {
				checkRepeats(prepared, runs.count());
				forgetStored();
				total = total.plus(write(connection, prepared, runs, counting, forgetsIds, followed));
				prepared = runs.next();
			}
			return total;
		});
	}

	/**
	 * Each run has a statement of its own, which would not see what the others repeat.
	 */
	private static void checkRepeats(PreparedEntity prepared, long first) {
		UpsertDefinition definition = prepared.plan().plan().definition();
		if (first > 0 && definition.repeats() != Repeats.APPLY) {
			throw new InvalidDataAccessApiUsageException(
					"%s: element %d (counted from 0) is of another class than those before it, and repeats = %s compares elements of one class only"
						.formatted(definition.where(), first, definition.repeats()));
		}
	}

	/**
	 * What was read of a run before the next one is written can be old by then.
	 */
	private void forgetStored() {
		this.rows.subList(this.run, this.rows.size()).forEach((row) -> row.stored(null));
		this.run = this.rows.size();
	}

	private UpsertResult write(Connection connection, PreparedEntity prepared, EntityRuns runs, Counting counting,
			boolean forgetsIds, CallPart part) throws SQLException {
		RowMaker maker = new RowMaker(prepared.plan(), this.session);
		boolean forgets = forgetsIds && !isKey(prepared);
		return this.executor.execute(connection, prepared.plan().plan(),
				new EntityValueBinder(prepared.plan(), this.session), runs.rows((entity) -> {
					EntityRow row = maker.make(entity);
					if (forgets) {
						forgetId(prepared.plan().persister(), row);
					}
					if (this.keepsRows) {
						this.rows.add(row);
						this.byPlan.computeIfAbsent(prepared, (key) -> new ArrayList<>()).add(row);
					}
					if (this.ids != null) {
						this.ids.add(prepared, row);
					}
					return row.values();
				}), this.arguments, counting,
				new EntityRowListener(this.session, this.keepsRows ? prepared.storedState().values() : null, this.rows),
				part.after(runs.count()));
	}

	private static boolean isKey(PreparedEntity prepared) {
		return prepared.plan().columns().stream().anyMatch((column) -> column.part() == EntityColumn.ID)
				&& prepared.plan()
					.key()
					.stream()
					.allMatch((i) -> prepared.plan().columns().get(i).part() == EntityColumn.ID);
	}

	List<EntityRow> rows() {
		return this.rows;
	}

	/**
	 * Make the entities show what is stored.
	 */
	void readState() {
		this.session.doWork((connection) -> {
			for (Map.Entry<PreparedEntity, List<EntityRow>> entry : this.byPlan.entrySet()) {
				if (!entry.getKey().storedState().columns().isEmpty()) {
					readState(connection, entry.getKey(), entry.getValue());
				}
			}
		});
	}

	private void readState(Connection connection, PreparedEntity prepared, List<EntityRow> rows) throws SQLException {
		List<EntityRow> unread = new ArrayList<>();
		for (EntityRow row : rows) {
			@Nullable Object @Nullable [] stored = row.stored();
			if (stored != null) {
				setState(prepared, row, stored);
			}
			else {
				unread.add(row);
			}
		}
		if (!unread.isEmpty()) {
			prepared.storedState()
				.read(connection, this.session, keyIndex(connection, prepared), unread,
						(row, values) -> setState(prepared, row, values));
		}
	}

	private String keyIndex(Connection connection, PreparedEntity prepared) throws SQLException {
		return this.executor.keyIndex(connection, prepared.plan().plan());
	}

	private void setState(PreparedEntity prepared, EntityRow row, @Nullable Object @Nullable [] values) {
		EntityPersister persister = prepared.plan().persister();
		if (values != null) {
			new EntityState(persister, this.session, row.entity()).set(prepared.storedState().columns(), values);
		}
		else if (prepared.plan().plan().definition().onDuplicate() == OnDuplicate.IGNORE) {
			// The server has left the row out, with a warning.
			forgetId(persister, row);
		}
		else {
			throw new DataRetrievalFailureException(
					"%s: element %d (counted from 0) was written and cannot be found again by its key %s; either the server stores a column of the key otherwise than the element has it, or another unique key was hit"
						.formatted(prepared.plan().plan().definition().where(), this.rows.indexOf(row),
								prepared.plan().plan().insert().key()));
		}
	}

	private void forgetId(EntityPersister persister, EntityRow row) {
		Object id = persister.getIdentifier(row.entity(), this.session);
		if (id != row.givenId() && !this.session.getPersistenceContextInternal().isEntryFor(row.entity())) {
			persister.setIdentifier(row.entity(), row.givenId(), this.session);
		}
	}

}
