package io.duplicatekey.hibernate;

import java.util.List;
import java.util.Map;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import org.hibernate.Hibernate;
import org.hibernate.LockMode;
import org.hibernate.engine.spi.SessionImplementor;
import org.hibernate.persister.entity.EntityPersister;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.DataRetrievalFailureException;

import io.duplicatekey.jdbc.CallPart;
import io.duplicatekey.jdbc.Counting;
import io.duplicatekey.jdbc.UpsertExecutor;
import io.duplicatekey.upsert.Found;
import io.duplicatekey.upsert.ManagedCopies;
import io.duplicatekey.upsert.Outcome;

/**
 * Finds the entity that has a key, and inserts it where there is none. A transaction must
 * run.
 * <p>
 * It looks first, because a row that is there should cost one query and neither a lock
 * nor an AUTO_INCREMENT value. What it did not see, the key decides: an upsert that keeps
 * the stored row inserts, or waits for whoever inserts at the same time and then locks
 * what that one has stored. The row is then read with a lock, because a plain query would
 * not see what was committed after the transaction's snapshot.
 *
 * @param <T> the type of the entity
 */
public final class FindOrInsert<T> {

	private final EntityManager entityManager;

	private final UpsertExecutor executor;

	private final PreparedEntity keeping;

	private final PreparedEntity absent;

	private final KeyQuery query;

	FindOrInsert(EntityManager entityManager, UpsertExecutor executor, PreparedEntity keeping, PreparedEntity absent) {
		this.entityManager = entityManager;
		this.executor = executor;
		this.keeping = keeping;
		this.absent = absent;
		this.query = new KeyQuery(keeping);
	}

	/**
	 * Find the entity that has the key of another, or insert that other one.
	 * @param given the entity; it stays as it is, except for what its callbacks and its
	 * generated values make of it before an insert
	 * @return the managed entity
	 * @throws DataRetrievalFailureException if a row has the key and the session does not
	 * show it
	 */
	@SuppressWarnings("unchecked")
	public Found<T> findOrInsert(T given) {
		SessionImplementor session = this.entityManager.unwrap(SessionImplementor.class);
		Object entity = Hibernate.unproxy(given);
		Object seen = this.query.read(session, entity);
		if (seen != null) {
			return new Found<>((T) seen, false);
		}
		PersistenceContextSync sync = new PersistenceContextSync(session, persister(), ManagedCopies.REFRESH);
		sync.before();
		EntityRow row = write(this.keeping, session, entity);
		Object id = idOf(session, row);
		boolean inserted = row.outcome() == Outcome.INSERTED;
		Object stored = null;
		if (id != null) {
			stored = inserted ? session.find(persister().getMappedClass(), id) : load(session, sync, id);
		}
		if (stored == null) {
			throw missing(session, row);
		}
		return new Found<>((T) Hibernate.unproxy(stored), inserted);
	}

	private EntityRow write(PreparedEntity prepared, SessionImplementor session, Object entity) {
		EntityCall call = new EntityCall(this.executor, session, (any) -> prepared, Map.of(), true, null);
		call.write(List.of(entity).iterator(), Counting.EACH, true, CallPart.WHOLE);
		return call.rows().get(0);
	}

	private @Nullable Object load(SessionImplementor session, PersistenceContextSync sync, Object id) {
		List<Object> copies = sync.managed(id::equals);
		if (copies.isEmpty()) {
			return session.find(persister().getMappedClass(), id, LockModeType.PESSIMISTIC_READ);
		}
		Object copy = copies.get(0);
		// What is locked has not changed, and Hibernate would read it again without
		// a lock, which does not see a row that is newer than the snapshot.
		if (session.getCurrentLockMode(copy).lessThan(LockMode.PESSIMISTIC_READ)) {
			session.refresh(copy, LockModeType.PESSIMISTIC_READ);
		}
		return persister().isInstance(copy) ? copy : null;
	}

	private @Nullable Object idOf(SessionImplementor session, EntityRow row) {
		if (this.keeping.isFoundById() && row.id() != null) {
			return row.id();
		}
		StoredRows ids = this.keeping.storedIds();
		return session.doReturningWork((connection) -> {
			@Nullable Object[] found = new Object[1];
			ids.read(connection, session, "", List.of(row), (any, values) -> found[0] = (values != null)
					? new EntityState(persister(), session, row.entity()).idOf(ids.columns(), values, null) : null);
			return found[0];
		});
	}

	/**
	 * Nothing was inserted, and no row has the key: then the row has collided on another
	 * key. An insert that does not mind this key fails on that one, and the server says
	 * which it is.
	 */
	private RuntimeException missing(SessionImplementor session, EntityRow row) {
		if (row.outcome() != Outcome.INSERTED) {
			write(this.absent, session, row.entity());
		}
		return new DataRetrievalFailureException(
				"%s: a row has the key %s, and is not to be seen as a %s; it is soft-deleted or restricted, of another class of the hierarchy, or stored with another key than the entity has"
					.formatted(this.keeping.plan().plan().definition().where(),
							this.keeping.plan().plan().insert().key(), persister().getEntityName()));
	}

	private EntityPersister persister() {
		return this.keeping.plan().persister();
	}

}
