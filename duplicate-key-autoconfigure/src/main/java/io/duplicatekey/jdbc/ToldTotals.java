package io.duplicatekey.jdbc;

import java.sql.SQLException;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.dao.DataRetrievalFailureException;

import io.duplicatekey.upsert.UpsertForm;

/**
 * Writes the rows of each chunk by one statement, and counts them by what the server says
 * besides the affected rows, which only MySQL's own driver passes on. Where it cannot be
 * reached, and for single rows, of which the server says nothing, rows are written one by
 * one.
 */
final class ToldTotals implements RowsWriter {

	private final UpsertCall call;

	private final Server server;

	private final boolean foundRows;

	private final MultiRow several;

	private final RowByRow single;

	ToldTotals(UpsertCall call, Server server, boolean foundRows) throws SQLException {
		this.call = call;
		this.server = server;
		this.foundRows = foundRows;
		this.several = new MultiRow(call, this::count);
		this.single = new RowByRow(call);
	}

	@Override
	public UpsertForm form() {
		return UpsertForm.MULTI_ROW;
	}

	@Override
	public void write(List<NumberedRow> rows) throws SQLException {
		boolean told = rows.size() > 1 && ConnectorJ.reaches(this.several.statement(rows.size()).jdbc());
		(told ? this.several : this.single).write(rows);
	}

	private void count(PreparedUpsert executed, int rows, int affected) throws SQLException {
		InsertInfo info = InsertInfo.parse(ConnectorJ.infoOf(executed.jdbc()));
		if (info == null || info.records() != rows) {
			this.server.tellsNothing();
			throw new DataRetrievalFailureException(this.call.plan().definition().where()
					+ ": the server, or a proxy before it, left out its counts of a statement of " + rows
					+ " rows, so what became of them is not known; from now on rows are written one by one here");
		}
		long inserted = info.inserted(affected, this.foundRows);
		long updated = info.updated(affected, this.foundRows);
		this.call.tally().add(inserted, updated, rows - inserted - updated);
	}

	@Override
	public void close() throws SQLException {
		try {
			this.several.close();
		}
		finally {
			this.single.close();
		}
	}

}
