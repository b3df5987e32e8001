package io.duplicatekey.hibernate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.hibernate.FlushMode;
import org.hibernate.action.internal.BulkOperationCleanupAction;
import org.hibernate.engine.spi.EntityEntry;
import org.hibernate.engine.spi.PersistenceContext;
import org.hibernate.engine.spi.SessionImplementor;
import org.hibernate.engine.spi.Status;
import org.hibernate.persister.entity.EntityPersister;

import io.duplicatekey.upsert.ManagedCopies;

/**
 * Keeps a session honest about rows that are written behind its back.
 */
final class PersistenceContextSync {

	private final SessionImplementor session;

	private final EntityPersister persister;

	private final ManagedCopies mode;

	/**
	 * Create it for one call.
	 * @param session the session
	 * @param persister the entity, or the root of those that share its table
	 * @param mode what happens to managed copies of rows that are written
	 */
	PersistenceContextSync(SessionImplementor session, EntityPersister persister, ManagedCopies mode) {
		this.session = session;
		this.persister = persister;
		this.mode = mode;
	}

	/**
	 * Before the first row: write what the session holds back, because the rows to come
	 * can collide with it or refer to it, and invalidate the second-level cache, now and
	 * when the transaction ends.
	 */
	void before() {
		if (this.session.getHibernateFlushMode() != FlushMode.MANUAL) {
			this.session.flush();
		}
		BulkOperationCleanupAction.schedule(this.session, this.persister);
	}

	/**
	 * Whether {@link #after} wants to know the ids of the rows that were written. It
	 * seldom does: most sessions hold no entity of the type.
	 */
	boolean needsIds() {
		return this.mode != ManagedCopies.CLEAR && !managed((id) -> true).isEmpty();
	}

	/**
	 * The ids of the entities of which {@link #after} can see to.
	 */
	Set<Object> managedIds() {
		return managed((id) -> true).stream().map(this.session::getIdentifier).collect(Collectors.toSet());
	}

	/**
	 * After the last row.
	 * @param ids the ids of the rows that were written
	 */
	void after(Set<Object> ids) {
		after((Predicate<Object>) ids::contains);
	}

	/**
	 * After the last row, where nobody can tell which rows were written: a row that a
	 * REPLACE deleted has left no trace. A copy of it that stayed would be updated at the
	 * next flush, and to read it again would mark the transaction for rollback.
	 */
	void afterReplace() {
		if (this.mode != ManagedCopies.CLEAR) {
			for (Object copy : managed((id) -> true)) {
				if (this.persister.getDatabaseSnapshot(this.session.getIdentifier(copy), this.session) == null) {
					this.session.detach(copy);
				}
			}
		}
		after((id) -> true);
	}

	private void after(Predicate<Object> written) {
		if (this.mode == ManagedCopies.CLEAR) {
			this.session.clear();
			return;
		}
		for (Object copy : managed(written)) {
			if (this.mode == ManagedCopies.DETACH) {
				this.session.detach(copy);
			}
			else {
				this.session.refresh(copy);
			}
		}
	}

	/**
	 * The managed copies of rows.
	 * @param ids chooses the rows by their ids
	 * @return the copies
	 */
	List<Object> managed(Predicate<Object> ids) {
		PersistenceContext context = this.session.getPersistenceContextInternal();
		List<Object> managed = new ArrayList<>();
		for (Map.Entry<Object, EntityEntry> found : context.reentrantSafeEntityEntries()) {
			EntityEntry entry = found.getValue();
			if (entry.getPersister().getRootEntityName().equals(this.persister.getRootEntityName())
					&& (entry.getStatus() == Status.MANAGED || entry.getStatus() == Status.READ_ONLY)
					&& ids.test(entry.getId())) {
				managed.add(found.getKey());
			}
		}
		return managed;
	}

}
