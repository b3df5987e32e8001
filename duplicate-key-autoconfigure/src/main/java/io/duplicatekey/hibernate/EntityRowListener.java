package io.duplicatekey.hibernate;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

import org.hibernate.engine.spi.SessionImplementor;
import org.jspecify.annotations.Nullable;

import io.duplicatekey.jdbc.RowListener;
import io.duplicatekey.upsert.Outcome;

/**
 * Keeps what is told of the rows of one run.
 *
 * @param session the session of the call
 * @param state what the entities are to show, {@code null} for nothing
 * @param rows the rows of the call
 */
record EntityRowListener(SessionImplementor session, @Nullable StoredValues state,
		List<EntityRow> rows) implements RowListener {

	@Override
	public void written(long row, Outcome outcome, @Nullable Long generatedKey) {
		this.rows.get((int) row).written(outcome, generatedKey);
	}

	@Override
	public List<String> wanted() {
		return (this.state != null && this.state.arePlain()) ? this.state.expressions() : List.of();
	}

	@Override
	public void stored(long row, ResultSet result) throws SQLException {
		if (this.state != null) {
			this.rows.get((int) row).stored(this.state.read(result, 2, this.session));
		}
	}

}
