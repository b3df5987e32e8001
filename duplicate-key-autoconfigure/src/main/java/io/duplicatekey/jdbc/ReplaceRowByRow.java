package io.duplicatekey.jdbc;

import java.sql.SQLException;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.duplicatekey.upsert.Outcome;
import io.duplicatekey.upsert.UpsertForm;

/**
 * Replaces rows one by one and finds out what became of each. REPLACE counts 1 both for a
 * row that it inserts and for one that is there already with the same values, so it does
 * not tell.
 * <p>
 * So each row is first inserted by a statement that leaves a stored row as it is and
 * tells whether there was one; only then is it replaced. Unlike a SELECT before, that
 * statement finds what REPLACE will find: it goes by the server's own rule, with the
 * values as the server rounds and converts them, and what it finds stays locked up to the
 * end of the transaction.
 */
final class ReplaceRowByRow implements RowsWriter {

	private final UpsertCall call;

	private final GeneratedId generatedId;

	private final SessionSignal signal;

	private @Nullable PreparedUpsert insert;

	private @Nullable PreparedUpsert replace;

	ReplaceRowByRow(UpsertCall call) throws SQLException {
		this.call = call;
		this.signal = new SessionSignal(call.connection());
		this.generatedId = new GeneratedId(call.plan());
	}

	@Override
	public UpsertForm form() {
		return UpsertForm.ROW_BY_ROW;
	}

	@Override
	public void write(List<NumberedRow> rows) throws SQLException {
		for (NumberedRow row : rows) {
			write(row);
		}
	}

	private void write(NumberedRow row) throws SQLException {
		@Nullable Object[] values = row.values();
		PreparedUpsert insert = insert();
		boolean numbered = this.generatedId.isNumbered(values);
		this.signal.clear(numbered);
		if (!this.signal.isHit(insert, insert.execute(List.of(row)), numbered)) {
			this.call.tally().add(row.number(), Outcome.INSERTED, this.generatedId.of(insert, values));
			return;
		}
		PreparedUpsert replace = replace();
		boolean replaced = replace.execute(List.of(row)) > 1;
		this.call.tally()
			.add(row.number(), replaced ? Outcome.UPDATED : Outcome.UNCHANGED,
					replaced ? this.generatedId.of(replace, values) : null);
	}

	private PreparedUpsert insert() throws SQLException {
		PreparedUpsert insert = this.insert;
		if (insert == null) {
			insert = this.call.prepare(this.call.ready().keeping(), true);
			this.insert = insert;
		}
		return insert;
	}

	private PreparedUpsert replace() throws SQLException {
		PreparedUpsert replace = this.replace;
		if (replace == null) {
			replace = this.call.prepare(1, false, this.generatedId.isMapped());
			this.replace = replace;
		}
		return replace;
	}

	@Override
	public void close() throws SQLException {
		try {
			if (this.insert != null) {
				this.insert.close();
			}
		}
		finally {
			if (this.replace != null) {
				this.replace.close();
			}
		}
	}

}
