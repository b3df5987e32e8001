package io.duplicatekey.jdbc;

import java.sql.SQLException;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.duplicatekey.sql.HitSignal;
import io.duplicatekey.sql.OnHit;
import io.duplicatekey.upsert.Outcome;

/**
 * Writes each row by a statement of its own, which tells exactly what became of it on
 * every server, with every driver and in both ways to count.
 */
final class RowByRow implements RowsWriter {

	private final UpsertCall call;

	private final GeneratedId generatedId;

	/**
	 * Whether the affected rows alone do not tell, see {@link HitSignal}.
	 */
	private final boolean signal;

	private @Nullable PreparedUpsert statement;

	RowByRow(UpsertCall call) {
		OnHit onHit = call.plan().insert().onHit();
		this.call = call;
		this.generatedId = new GeneratedId(call.plan());
		this.signal = onHit instanceof OnHit.Update || onHit instanceof OnHit.Keep;
	}

	@Override
	public void write(List<@Nullable Object[]> rows, long first) throws SQLException {
		PreparedUpsert statement = statement();
		for (int i = 0; i < rows.size(); i++) {
			@Nullable Object[] row = rows.get(i);
			int affected = statement.execute(List.<@Nullable Object[]>of(row), first + i);
			if (this.call.plan().insert().onHit() instanceof OnHit.Ignore) {
				this.call.tally().add(ServerWarnings.of(statement.jdbc()));
			}
			Outcome outcome = outcome(statement, affected);
			this.call.tally()
				.add(first + i, outcome, (outcome == Outcome.INSERTED) ? this.generatedId.of(statement, row) : null);
		}
	}

	private Outcome outcome(PreparedUpsert executed, int affected) throws SQLException {
		if (affected != 1) {
			// Of one row only a change counts 2, and that needs no signal, which a
			// trigger
			// before or after an update makes the server forget.
			return (affected > 1) ? Outcome.UPDATED : Outcome.UNCHANGED;
		}
		return (this.signal && HitSignal.isHit(executed.lastInsertId())) ? Outcome.UNCHANGED : Outcome.INSERTED;
	}

	private PreparedUpsert statement() throws SQLException {
		PreparedUpsert statement = this.statement;
		if (statement == null) {
			statement = this.call.prepare(this.call.plan().insert(), 1, this.signal,
					this.signal || this.generatedId.isMapped());
			this.statement = statement;
		}
		return statement;
	}

	@Override
	public void close() throws SQLException {
		if (this.statement != null) {
			this.statement.close();
		}
	}

}
