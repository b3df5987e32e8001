package io.duplicatekey.hibernate;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.hibernate.engine.spi.SessionImplementor;
import org.hibernate.persister.entity.EntityPersister;
import org.jspecify.annotations.Nullable;

import io.duplicatekey.jdbc.UpsertExecutor;

/**
 * Finds out which of the written rows the session has an entity of. It remembers these
 * only, and rows no longer than until they are stored, however many there are.
 */
final class WrittenIds {

	private final UpsertExecutor executor;

	private final SessionImplementor session;

	private final PersistenceContextSync sync;

	private final Set<Object> ids = new HashSet<>();

	private final List<EntityRow> pending = new ArrayList<>();

	private Set<Object> managed = Set.of();

	private int known = -1;

	private @Nullable PreparedEntity prepared;

	WrittenIds(UpsertExecutor executor, SessionImplementor session, PersistenceContextSync sync) {
		this.executor = executor;
		this.session = session;
		this.sync = sync;
	}

	/**
	 * A row was made, and will be written with or after all before it.
	 */
	void add(PreparedEntity prepared, EntityRow row) {
		this.prepared = prepared;
		this.pending.add(row);
	}

	/**
	 * All rows that were made are stored.
	 */
	void written() {
		PreparedEntity prepared = this.prepared;
		if (prepared != null && !this.pending.isEmpty()) {
			look();
			this.session.doWork((connection) -> read(connection, prepared, this.pending));
			this.pending.clear();
		}
	}

	/**
	 * The source of the rows can load entities on the way.
	 */
	private void look() {
		int count = this.session.getPersistenceContextInternal().getNumberOfManagedEntities();
		if (count != this.known) {
			this.known = count;
			this.managed = this.sync.managedIds();
		}
	}

	private void read(Connection connection, PreparedEntity prepared, List<EntityRow> rows) throws SQLException {
		EntityPersister persister = prepared.plan().persister();
		if (prepared.idKnown()) {
			rows.forEach((row) -> add(row.id()));
			return;
		}
		String index = this.executor.keyIndex(connection, prepared.plan().plan());
		prepared.storedIds().read(connection, this.session, index, rows, (row, values) -> {
			// The server leaves rows out with INSERT IGNORE.
			if (values != null) {
				add(new EntityState(persister, this.session, row.entity()).idOf(prepared.storedIds().columns(), values,
						null));
			}
		});
	}

	private void add(@Nullable Object id) {
		if (id != null && this.managed.contains(id)) {
			this.ids.add(id);
		}
	}

	/**
	 * The ids of written rows whose entities the session has.
	 */
	Set<Object> ids() {
		return this.ids;
	}

}
