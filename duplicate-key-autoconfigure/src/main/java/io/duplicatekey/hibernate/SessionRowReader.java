package io.duplicatekey.hibernate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.hibernate.JDBCException;
import org.hibernate.engine.spi.EntityEntry;
import org.hibernate.engine.spi.SessionImplementor;
import org.hibernate.engine.spi.Status;
import org.hibernate.metamodel.mapping.AttributeMapping;
import org.hibernate.metamodel.mapping.PluralAttributeMapping;
import org.hibernate.metamodel.mapping.SelectableMapping;
import org.hibernate.persister.entity.EntityPersister;
import org.jspecify.annotations.Nullable;

import org.springframework.util.ClassUtils;

import io.duplicatekey.mysql.WrittenTable;
import io.duplicatekey.translation.SessionRow;
import io.duplicatekey.translation.SessionRow.State;

/**
 * Reads what a session holds of one table.
 */
final class SessionRowReader {

	/**
	 * More than an import holds between two flushes.
	 */
	private static final int MAX_ROWS = 5000;

	/**
	 * No key is longer, and what is no key is not wanted.
	 */
	private static final int MAX_LENGTH = 4096;

	private final SessionImplementor session;

	private final @Nullable WrittenTable table;

	/**
	 * Whether it is the statement's, by the table as Hibernate writes it: asked for each
	 * column of each row.
	 */
	private final Map<String, Boolean> inTable = new HashMap<>();

	/**
	 * Create it.
	 * @param session the session
	 * @param failure the failure of one of its statements, which tells the table
	 */
	SessionRowReader(SessionImplementor session, Throwable failure) {
		this.session = session;
		this.table = WrittenTable.of(statementOf(failure));
	}

	private static @Nullable String statementOf(Throwable failure) {
		return (failure instanceof JDBCException ex) ? ex.getSQL()
				: (failure.getCause() instanceof JDBCException ex) ? ex.getSQL() : null;
	}

	/**
	 * The rows, those to be inserted and deleted first.
	 */
	List<SessionRow> read() {
		WrittenTable table = this.table;
		if (table == null) {
			return List.of();
		}
		List<SessionRow> rows = new ArrayList<>();
		for (Map.Entry<Object, EntityEntry> found : this.session.getPersistenceContextInternal()
			.reentrantSafeEntityEntries()) {
			State state = stateOf(found.getValue());
			Map<String, @Nullable Object> values = (state != null) ? valuesOf(found.getKey(), found.getValue(), table)
					: Map.of();
			if (state != null && !values.isEmpty()) {
				rows.add(new SessionRow(state, values));
			}
			if (rows.size() == MAX_ROWS) {
				// Of more, what is missing could be what counts.
				return List.of();
			}
		}
		return rows;
	}

	private static @Nullable State stateOf(EntityEntry entry) {
		Status status = entry.getStatus();
		if (status == Status.DELETED) {
			return State.DELETED;
		}
		if (status == Status.SAVING || status == Status.MANAGED) {
			return entry.isExistsInDatabase() ? State.HELD : State.NEW;
		}
		return (status == Status.READ_ONLY) ? State.HELD : null;
	}

	private Map<String, @Nullable Object> valuesOf(Object entity, EntityEntry entry, WrittenTable table) {
		EntityPersister persister = entry.getPersister();
		Map<String, @Nullable Object> values = new HashMap<>();
		Object id = (entry.getId() != null) ? entry.getId() : persister.getIdentifier(entity, this.session);
		if (id != null) {
			persister.getIdentifierMapping().breakDownJdbcValues(id, 0, values, table, this::put, this.session);
		}
		// What the server has of a row that is to be deleted is what was read, not what
		// became of it.
		@Nullable Object[] stored = (entry.getStatus() == Status.DELETED) ? entry.getLoadedState() : null;
		for (int i = 0; i < persister.getNumberOfAttributeMappings(); i++) {
			AttributeMapping attribute = persister.getAttributeMapping(i);
			if (!(attribute instanceof PluralAttributeMapping)) {
				Object value = (stored != null) ? stored[i] : persister.getValue(entity, i);
				attribute.decompose(value, 0, values, table, this::put, this.session);
			}
		}
		return values;
	}

	private void put(int index, Map<String, @Nullable Object> values, WrittenTable table, @Nullable Object value,
			SelectableMapping column) {
		if (!column.isFormula() && isInTable(column, table) && (value == null || isShort(value))) {
			values.put(EntityMapping.nameOf(column), value);
		}
	}

	private boolean isInTable(SelectableMapping column, WrittenTable table) {
		return this.inTable.computeIfAbsent(column.getContainingTableExpression(), (expression) -> {
			WrittenTable own = WrittenTable.named(expression);
			return own != null && own.table().equalsIgnoreCase(table.table())
					&& String.valueOf(own.schema()).equalsIgnoreCase(String.valueOf(table.schema()));
		});
	}

	private static boolean isShort(Object value) {
		if (value instanceof CharSequence text) {
			return text.length() <= MAX_LENGTH;
		}
		return ClassUtils.isSimpleValueType(value.getClass());
	}

}
