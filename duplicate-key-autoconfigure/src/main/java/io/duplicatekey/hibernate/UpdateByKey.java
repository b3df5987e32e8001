package io.duplicatekey.hibernate;

import java.util.Map;

import org.hibernate.Hibernate;
import org.hibernate.engine.spi.SessionImplementor;
import org.jspecify.annotations.Nullable;

import io.duplicatekey.jdbc.UpsertExecutor;

/**
 * Changes the stored row that has the key of an entity.
 */
final class UpdateByKey {

	private final UpsertExecutor executor;

	private final SessionImplementor session;

	private final PreparedEntity prepared;

	UpdateByKey(UpsertExecutor executor, SessionImplementor session, PreparedEntity prepared) {
		this.executor = executor;
		this.session = session;
		this.prepared = prepared;
	}

	/**
	 * Change it.
	 * @param given the entity or a proxy of it
	 * @param arguments the arguments that expressions name
	 * @param ids is told of a row that is there, {@code null} for nobody
	 * @return whether there is such a row
	 */
	boolean run(Object given, Map<String, @Nullable Object> arguments, @Nullable WrittenIds ids) {
		EntityPlan plan = this.prepared.plan();
		EntityRow row = new RowMaker(plan, this.session).makeUpdate(Hibernate.unproxy(given));
		boolean found = this.session.doReturningWork((connection) -> this.executor.update(connection,
				plan.update(this.session), new EntityValueBinder(plan, this.session), row.values(), arguments));
		if (found && ids != null) {
			ids.add(this.prepared, row);
			ids.written();
		}
		return found;
	}

}
