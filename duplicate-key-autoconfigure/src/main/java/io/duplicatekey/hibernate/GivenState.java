package io.duplicatekey.hibernate;

import java.util.ArrayList;
import java.util.List;

import org.hibernate.Hibernate;
import org.hibernate.bytecode.enhance.spi.LazyPropertyInitializer;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.engine.spi.SessionImplementor;
import org.hibernate.persister.entity.EntityPersister;
import org.jspecify.annotations.Nullable;

/**
 * What entities had before a call, so that what a failed attempt has changed does not get
 * into the next: ids, and what callbacks and generators set. Values are remembered as
 * they are; what a callback changes inside of one stays changed.
 */
public final class GivenState {

	private final SessionFactoryImplementor factory;

	private final List<Entry> entries = new ArrayList<>();

	private GivenState(SessionFactoryImplementor factory) {
		this.factory = factory;
	}

	/**
	 * Look at entities.
	 * @param root the entity of which they are, or subclasses
	 * @param rows the entities; what else is among them is left to the call to refuse
	 */
	static GivenState of(EntityPersister root, Iterable<?> rows) {
		GivenState state = new GivenState(root.getFactory());
		for (Object row : rows) {
			// What is not loaded yet has nothing to remember.
			Object entity = Hibernate.isInitialized(row) ? Hibernate.unproxy(row) : null;
			if (entity != null && root.isInstance(entity)) {
				state.entries.add(new Entry(root.getSubclassEntityPersister(entity, state.factory), entity));
			}
		}
		return state;
	}

	/**
	 * Give the entities back what they had.
	 */
	public void restore() {
		if (!this.entries.isEmpty()) {
			// No connection is opened for it.
			try (SessionImplementor session = this.factory.openSession()) {
				this.entries.forEach((entry) -> entry.restore(session));
			}
		}
	}

	private static final class Entry {

		private final EntityPersister persister;

		private final Object entity;

		private final @Nullable Object id;

		private final @Nullable Object[] values;

		Entry(EntityPersister persister, Object entity) {
			this.persister = persister;
			this.entity = entity;
			this.id = persister.getIdentifierMapping().getIdentifier(entity);
			this.values = persister.getValues(entity);
		}

		void restore(SessionImplementor session) {
			if (this.persister.getIdentifierMapping().getIdentifier(this.entity) != this.id) {
				this.persister.setIdentifier(this.entity, this.id, session);
			}
			@Nullable Object[] now = this.persister.getValues(this.entity);
			for (int i = 0; i < now.length; i++) {
				if (now[i] != this.values[i] && this.values[i] != LazyPropertyInitializer.UNFETCHED_PROPERTY) {
					this.persister.setValue(this.entity, i, this.values[i]);
				}
			}
		}

	}

}
