package io.duplicatekey.jdbc;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import io.duplicatekey.sql.LoadForm;
import io.duplicatekey.sql.StageStatements;

/**
 * Fills the temporary table by LOAD DATA LOCAL, some megabytes at a time. That makes
 * warnings of errors, and adjusts values. So where it warns of anything, its rows are
 * taken out again and come by {@link StageInsert}, whose errors are the usual ones; and
 * so do rows with values that no text can stand for.
 */
final class StageLoad implements StageFill {

	private static final Log logger = LogFactory.getLog(UpsertExecutor.class);

	private static final int MAX_BYTES = 2 * 1024 * 1024;

	private static final int MAX_ROWS = 20_000;

	private final UpsertCall call;

	private final StageStatements statements;

	private final LocalInfile localInfile;

	private final LoadRows text;

	private final StageInsert insert;

	private final List<NumberedRow> rows = new ArrayList<>();

	StageLoad(UpsertCall call, StageStatements statements, LocalInfile localInfile, LoadRows text) {
		this.call = call;
		this.statements = statements;
		this.localInfile = localInfile;
		this.text = text;
		this.insert = new StageInsert(call, statements);
	}

	@Override
	public void add(List<NumberedRow> rows) throws SQLException {
		for (int i = 0; i < rows.size(); i++) {
			if (this.text.obstacle() != null) {
				this.insert.add(rows.subList(i, rows.size()));
				return;
			}
			if (this.text.add(rows.get(i))) {
				this.rows.add(rows.get(i));
				if (this.text.size() >= MAX_BYTES || this.rows.size() >= MAX_ROWS) {
					flush();
				}
			}
			else {
				logger.debug("Filling by inserts, because LOAD DATA cannot tell exactly what the driver would: "
						+ this.text.obstacle());
				flush();
				i--;
			}
		}
	}

	@Override
	public void flush() throws SQLException {
		if (this.rows.isEmpty()) {
			return;
		}
		if (!load()) {
			try (Statement statement = this.call.connection().createStatement()) {
				statement.executeUpdate(this.statements.deleteFrom(this.rows.get(0).number()));
			}
			insertAgain();
		}
		this.rows.clear();
		this.text.clear();
	}

	private boolean load() throws SQLException {
		List<LoadForm> forms = this.text.forms();
		try {
			int loaded = this.localInfile.load(this.statements.load(forms), this.text.read());
			if (loaded != this.rows.size()) {
				logger.debug("LOAD DATA warned of one of " + this.rows.size() + " rows; inserting them instead");
			}
			return loaded == this.rows.size();
		}
		catch (SQLException ex) {
			if (ex.getSQLState() == null || ex.getSQLState().startsWith("08")) {
				throw ex;
			}
			logger.debug("LOAD DATA failed, inserting its " + this.rows.size() + " rows instead", ex);
			return false;
		}
	}

	private void insertAgain() throws SQLException {
		int step = 1000;
		for (int from = 0; from < this.rows.size(); from += step) {
			this.insert.add(this.rows.subList(from, Math.min(this.rows.size(), from + step)));
		}
	}

	@Override
	public boolean isAdjusted() {
		return this.insert.isAdjusted();
	}

	@Override
	public void close() throws SQLException {
		try {
			this.text.close();
		}
		finally {
			this.insert.close();
		}
	}

}
