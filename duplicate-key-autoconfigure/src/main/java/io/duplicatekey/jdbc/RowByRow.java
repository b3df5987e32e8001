package io.duplicatekey.jdbc;

import java.sql.SQLException;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.duplicatekey.sql.HitSignal;
import io.duplicatekey.sql.OnHit;
import io.duplicatekey.upsert.Outcome;
import io.duplicatekey.upsert.UpsertForm;

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

	private final SessionSignal sessionSignal;

	private @Nullable PreparedUpsert statement;

	RowByRow(UpsertCall call) throws SQLException {
		OnHit onHit = call.plan().insert().onHit();
		this.call = call;
		this.generatedId = new GeneratedId(call.plan());
		this.sessionSignal = new SessionSignal(call.connection());
		this.signal = onHit instanceof OnHit.Update || onHit instanceof OnHit.Keep;
	}

	@Override
	public UpsertForm form() {
		return UpsertForm.ROW_BY_ROW;
	}

	@Override
	public void write(List<NumberedRow> rows) throws SQLException {
		PreparedUpsert statement = statement();
		for (NumberedRow row : rows) {
			boolean numbered = this.generatedId.isNumbered(row.values());
			if (this.signal) {
				this.sessionSignal.clear(numbered);
			}
			int affected = statement.execute(List.of(row));
			if (this.call.plan().insert().onHit() instanceof OnHit.Ignore) {
				this.call.tally().add(ServerWarnings.of(statement.jdbc()));
			}
			boolean hit = this.signal && this.sessionSignal.isHit(statement, affected, numbered);
			Outcome outcome = outcome(affected, hit);
			this.call.tally()
				.add(row.number(), outcome,
						(outcome == Outcome.INSERTED) ? this.generatedId.of(statement, row.values()) : null);
		}
	}

	private static Outcome outcome(int affected, boolean hit) {
		if (hit) {
			return (affected > 1) ? Outcome.UPDATED : Outcome.UNCHANGED;
		}
		return (affected > 0) ? Outcome.INSERTED : Outcome.UNCHANGED;
	}

	private PreparedUpsert statement() throws SQLException {
		PreparedUpsert statement = this.statement;
		if (statement == null) {
			statement = this.call.prepare(1, this.signal, this.signal || this.generatedId.isMapped());
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
