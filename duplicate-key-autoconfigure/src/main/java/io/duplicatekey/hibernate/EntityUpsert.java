package io.duplicatekey.hibernate;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.persistence.EntityManager;
import org.hibernate.Hibernate;
import org.hibernate.engine.spi.SessionImplementor;
import org.hibernate.persister.entity.EntityPersister;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.InvalidDataAccessApiUsageException;

import io.duplicatekey.InvalidDeclarationException;
import io.duplicatekey.jdbc.BinaryLog;
import io.duplicatekey.jdbc.CallPart;
import io.duplicatekey.jdbc.Counting;
import io.duplicatekey.jdbc.UpsertExecutor;
import io.duplicatekey.jdbc.UpsertReport;
import io.duplicatekey.plan.UpsertDefinition;
import io.duplicatekey.plan.UpsertPlan;
import io.duplicatekey.schema.DatabaseKind;
import io.duplicatekey.schema.Tables;
import io.duplicatekey.upsert.OnDuplicate;
import io.duplicatekey.upsert.UpsertResult;
import io.duplicatekey.upsert.Upserted;

/**
 * A prepared upsert of entities. A transaction must run.
 * <p>
 * What an insert by Hibernate does to an entity before its statement, this does too and
 * once for each entity: ids and values that are generated before an insert,
 * {@code @PrePersist} callbacks with Spring Data's auditing among them. Whether the row
 * is there already is not known then, so {@code @PreUpdate} callbacks do not run, and
 * neither do {@code @Post...} callbacks, Hibernate's interceptors and event listeners,
 * cascades to other entities, and Bean Validation. The version of an inserted row is the
 * first one, whatever the entity has.
 * <p>
 * The key alone decides which row is found, not {@code @SQLRestriction} or filters. A row
 * that is soft-deleted and found by an update is no longer deleted; the other modes leave
 * that as it is. A stored row never changes its class: an entity that finds the row of
 * another class of the hierarchy changes the columns that it has itself.
 *
 * @param <T> the type of the entity
 */
public final class EntityUpsert<T> {

	private final EntityManager entityManager;

	private final UpsertExecutor executor;

	private final EntityPersister persister;

	private final UpsertDefinition definition;

	private final Map<String, PreparedEntity> plans;

	private final Map<Class<?>, PreparedEntity> plansByClass;

	EntityUpsert(EntityManager entityManager, UpsertExecutor executor, EntityPersister persister,
			UpsertDefinition definition, Map<String, PreparedEntity> plans) {
		this.entityManager = entityManager;
		this.executor = executor;
		this.persister = persister;
		this.definition = definition;
		this.plans = plans;
		this.plansByClass = new ConcurrentHashMap<>();
	}

	/**
	 * Check the keys against the schema, which otherwise happens when the upsert is first
	 * executed. Does nothing the second time, and on other databases than MySQL and
	 * MariaDB.
	 * @param tables where to learn about tables
	 * @throws io.duplicatekey.InvalidDeclarationException if the schema does not allow
	 * the upsert
	 */
	public void validate(Tables tables) {
		session().doWork((connection) -> {
			if (DatabaseKind.isKnown(connection)) {
				for (PreparedEntity prepared : this.plans.values()) {
					this.executor.validate(connection, prepared.plan().plan(), tables);
				}
			}
		});
	}

	/**
	 * The properties that an import can set.
	 * @return the properties of the entity itself, not of subclasses
	 * @throws io.duplicatekey.InvalidDeclarationException if the entity is abstract
	 */
	public EntityFields fields() {
		PreparedEntity prepared = this.plans.get(this.persister.getEntityName());
		if (prepared == null) {
			throw new InvalidDeclarationException(
					this.definition.where() + " cannot import " + this.persister.getEntityName() + ": it is abstract.",
					"Import one of its subclasses.");
		}
		return new EntityFields(prepared.plan(), this.entityManager);
	}

	/**
	 * Write entities. They are taken one by one, so that there can be any number of them.
	 * They do not get to know what is stored: their versions stay as they are, and an id
	 * that was made for the insert is taken away again unless it is the key.
	 * @param rows the entities
	 * @param arguments the arguments that expressions name
	 * @param counting {@link Counting#NONE} or {@link Counting#TOTALS}
	 * @return the totals, if they were asked for
	 */
	public UpsertResult execute(Iterator<? extends T> rows, Map<String, @Nullable Object> arguments,
			Counting counting) {
		return execute(rows, arguments, counting, CallPart.WHOLE);
	}

	/**
	 * Write entities that may not be all of a call, and tell how far it has come;
	 * otherwise like {@link #execute(Iterator, Map, Counting)}.
	 * @param rows the entities
	 * @param arguments the arguments that expressions name
	 * @param counting {@link Counting#NONE} or {@link Counting#TOTALS}
	 * @param part where the entities stand in the call
	 * @return the totals, if they were asked for
	 */
	public UpsertResult execute(Iterator<? extends T> rows, Map<String, @Nullable Object> arguments, Counting counting,
			CallPart part) {
		if (!rows.hasNext()) {
			return new UpsertResult(0, 0, 0, List.of());
		}
		SessionImplementor session = session();
		PersistenceContextSync sync = sync(session);
		sync.before();
		WrittenIds ids = idsFor(sync, session);
		EntityCall call = new EntityCall(this.executor, session, (entity) -> planOf(entity, session), arguments, false,
				ids);
		UpsertResult result = call.write(rows, counting, true, part);
		after(sync, ids);
		return result;
	}

	/**
	 * Change the stored row that has the key of an entity, and insert none. The entity
	 * does not get to know what is stored; {@code @PreUpdate} callbacks run, and values
	 * that are generated before an update are made.
	 * @param row the entity
	 * @param arguments the arguments that expressions name
	 * @return whether there is such a row
	 */
	public boolean updateByKey(T row, Map<String, @Nullable Object> arguments) {
		SessionImplementor session = session();
		PersistenceContextSync sync = sync(session);
		sync.before();
		WrittenIds ids = idsFor(sync, session);
		boolean found = new UpdateByKey(this.executor, session, planOf(row, session)).run(row, arguments, ids);
		if (found) {
			after(sync, ids);
		}
		return found;
	}

	/**
	 * Remember what entities have, as far as a call could change it, to give it to
	 * another. Needs no transaction.
	 * @param rows the entities; what else is among them is left to the call to refuse
	 * @param reads whether the call will set what is stored
	 * @return what they have
	 */
	public GivenState remember(Iterable<?> rows, boolean reads) {
		boolean changes = reads || this.plans.values().stream().anyMatch(PreparedEntity::changesEntities);
		return GivenState.of(this.persister, changes ? rows : List.of());
	}

	/**
	 * What was declared.
	 * @return the definition
	 */
	public UpsertDefinition definition() {
		return this.definition;
	}

	/**
	 * What is done with the rows of each class.
	 * @return the plans
	 */
	public List<UpsertPlan> plans() {
		return this.plans.values().stream().map((prepared) -> prepared.plan().plan()).toList();
	}

	/**
	 * Ask whether the server refuses to write at READ COMMITTED because of its binary
	 * log.
	 * @return whether it does
	 */
	public boolean refusesReadCommitted() {
		return session().doReturningWork(BinaryLog::refusesReadCommitted);
	}

	/**
	 * Write entities, and set their ids, versions and times as stored.
	 * @param rows the entities
	 * @param arguments the arguments that expressions name
	 * @param report is told what was done
	 * @return the same objects in the same order, each with what became of it
	 * @throws org.springframework.dao.DataRetrievalFailureException if a row cannot be
	 * found again by its key
	 * @throws InvalidDataAccessApiUsageException if an entity is managed and the stored
	 * row has another id
	 */
	public List<Upserted<T>> executeEach(Iterator<? extends T> rows, Map<String, @Nullable Object> arguments,
			UpsertReport report) {
		List<T> given = new ArrayList<>();
		List<EntityRow> written = executeAndRead(rows, given, arguments, Counting.EACH, report);
		List<Upserted<T>> result = new ArrayList<>();
		for (int i = 0; i < given.size(); i++) {
			result.add(new Upserted<>(given.get(i), written.get(i).outcome()));
		}
		return result;
	}

	/**
	 * Write entities, and set their ids, versions and times as stored, without finding
	 * out what became of each.
	 * @param rows the entities
	 * @param arguments the arguments that expressions name
	 * @param report is told what was done
	 * @return the same objects in the same order
	 * @throws org.springframework.dao.DataRetrievalFailureException if a row cannot be
	 * found again by its key
	 * @throws InvalidDataAccessApiUsageException if an entity is managed and the stored
	 * row has another id
	 */
	public List<T> executeAndRead(Iterator<? extends T> rows, Map<String, @Nullable Object> arguments,
			UpsertReport report) {
		List<T> given = new ArrayList<>();
		boolean numbersRows = this.plans.values().stream().anyMatch(PreparedEntity::numbersRows);
		executeAndRead(rows, given, arguments, numbersRows ? Counting.EACH : Counting.NONE, report);
		return given;
	}

	private List<EntityRow> executeAndRead(Iterator<? extends T> rows, List<T> given,
			Map<String, @Nullable Object> arguments, Counting counting, UpsertReport report) {
		rows.forEachRemaining(given::add);
		if (given.isEmpty()) {
			return List.of();
		}
		SessionImplementor session = session();
		PersistenceContextSync sync = sync(session);
		sync.before();
		WrittenIds ids = idsFor(sync, session);
		EntityCall call = new EntityCall(this.executor, session, (entity) -> planOf(entity, session), arguments, true,
				ids);
		call.write(given.iterator(), counting, false, CallPart.WHOLE.reporting(report));
		call.readState();
		after(sync, ids);
		return call.rows();
	}

	private @Nullable WrittenIds idsFor(PersistenceContextSync sync, SessionImplementor session) {
		return (this.definition.onDuplicate() != OnDuplicate.REPLACE && sync.needsIds())
				? new WrittenIds(this.executor, session, sync) : null;
	}

	private void after(PersistenceContextSync sync, @Nullable WrittenIds ids) {
		if (this.definition.onDuplicate() == OnDuplicate.REPLACE) {
			sync.afterReplace();
		}
		else {
			sync.after((ids != null) ? ids.ids() : Set.of());
		}
	}

	private SessionImplementor session() {
		return this.entityManager.unwrap(SessionImplementor.class);
	}

	private PersistenceContextSync sync(SessionImplementor session) {
		return new PersistenceContextSync(session, this.persister, this.definition.managedCopies());
	}

	private PreparedEntity planOf(Object entity, SessionImplementor session) {
		PreparedEntity known = this.plansByClass.get(entity.getClass());
		if (known != null) {
			return known;
		}
		PreparedEntity prepared = this.plans.get(session.bestGuessEntityName(Hibernate.unproxy(entity)));
		if (prepared == null) {
			throw new InvalidDataAccessApiUsageException("%s: %s is no %s".formatted(this.definition.where(),
					entity.getClass().getName(), this.persister.getEntityName()));
		}
		if (prepared.plan().persister().getMappedClass() == entity.getClass()) {
			this.plansByClass.put(entity.getClass(), prepared);
		}
		return prepared;
	}

}
