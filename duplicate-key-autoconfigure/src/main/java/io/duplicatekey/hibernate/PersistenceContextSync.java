package io.duplicatekey.hibernate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

import jakarta.persistence.EntityNotFoundException;
import org.hibernate.FlushMode;
import org.hibernate.UnresolvableObjectException;
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
	 * After the last row.
	 * @param ids the ids of the rows that were written
	 */
	void after(Set<Object> ids) {
		sync(ids::contains);
	}

	/**
	 * After the last row, where nobody can tell which rows were written: a row that a
	 * REPLACE deleted has left no trace.
	 */
	void afterAny() {
		sync((id) -> true);
	}

	private void sync(Predicate<Object> written) {
		if (this.mode == ManagedCopies.CLEAR) {
			this.session.clear();
		}
		else {
			managed(written).forEach(this::sync);
		}
	}

	private void sync(Object copy) {
		if (this.mode == ManagedCopies.DETACH) {
			this.session.detach(copy);
			return;
		}
		try {
			this.session.refresh(copy);
		}
		catch (EntityNotFoundException | UnresolvableObjectException ex) {
			// The row is gone. A copy that stayed would be updated at the next flush.
			this.session.detach(copy);
		}
	}

	private List<Object> managed(Predicate<Object> ids) {
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
