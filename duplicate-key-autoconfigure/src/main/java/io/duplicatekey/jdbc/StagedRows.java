package io.duplicatekey.jdbc;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import io.duplicatekey.InvalidDeclarationException;
import io.duplicatekey.plan.MappedColumn;
import io.duplicatekey.plan.MappedColumn.Role;
import io.duplicatekey.plan.UpsertPlan;
import io.duplicatekey.schema.TableColumn;
import io.duplicatekey.schema.TableReader;
import io.duplicatekey.sql.Insert;
import io.duplicatekey.sql.OnHit;
import io.duplicatekey.sql.StageStatements;
import io.duplicatekey.upsert.UpsertForm;

/**
 * Collects all rows of a call in a temporary table of the server, and writes them from
 * there by one statement.
 */
final class StagedRows implements RowsWriter {

	private static final Log logger = LogFactory.getLog(UpsertExecutor.class);

	private static final int ACCESS_DENIED = 1044;

	private final UpsertCall call;

	private final StageName name = new StageName();

	private final StageStatements statements;

	private final StagedRepeats repeats;

	private final @Nullable LocalInfile localInfile;

	private final @Nullable String suppliedId;

	private @Nullable StageFill fill;

	private boolean created;

	private long first;

	private long rows;

	/**
	 * Create it; nothing is asked or created yet.
	 * @param localInfile how the table is filled, {@code null} for inserts
	 * @param suppliedId see {@link SuppliedId}
	 */
	StagedRows(UpsertCall call, @Nullable LocalInfile localInfile, @Nullable String suppliedId) {
		this.call = call;
		this.localInfile = localInfile;
		this.suppliedId = suppliedId;
		this.statements = new StageStatements(call.plan().insert(), this.name.toString(), numbersKey(call.plan()));
		this.repeats = new StagedRepeats(call, this.statements);
	}

	private static boolean numbersKey(UpsertPlan plan) {
		List<String> key = plan.insert().key();
		return key.size() == 1 && plan.columns()
			.stream()
			.filter((column) -> column.role() == Role.GENERATED_ID)
			.map(MappedColumn::column)
			.anyMatch((column) -> column.name().equals(key.get(0)));
	}

	@Override
	public void write(List<NumberedRow> rows) throws SQLException {
		StageFill fill = this.fill;
		if (fill == null) {
			fill = createOrRefuse();
			this.fill = fill;
		}
		if (this.rows == 0) {
			this.first = rows.get(0).number();
		}
		fill.add(rows);
		this.rows += rows.size();
	}

	/**
	 * Create the table now.
	 * @return whether the server did, which it does not for every user nor, before MySQL
	 * 8.0.13, within transactions that are replicated by GTID
	 */
	boolean createIfPossible() throws SQLException {
		try {
			this.fill = create();
			return true;
		}
		catch (SQLException ex) {
			if (ex.getSQLState() == null || ex.getSQLState().startsWith("08")) {
				throw ex;
			}
			logger.debug("Not by a temporary table, because the server does not create one", ex);
			close();
			return false;
		}
	}

	private StageFill create() throws SQLException {
		Insert insert = this.call.plan().insert();
		List<TableColumn> columns = new TableReader(this.call.connection(), insert.table().schema(),
				insert.table().name(), 0)
			.columns();
		execute(this.statements.drop());
		execute(this.statements.create(zeroDates(columns)));
		this.created = true;
		return (this.localInfile != null)
				? new StageLoad(this.call, this.statements, this.localInfile,
						new LoadRows(this.call, columns, this.localInfile.driverText()))
				: new StageInsert(this.call, this.statements);
	}

	private StageFill createOrRefuse() throws SQLException {
		try {
			return create();
		}
		catch (SQLException ex) {
			if (ex.getErrorCode() == ACCESS_DENIED) {
				throw withoutPrivilege(ex);
			}
			throw ex;
		}
	}

	/**
	 * Old tables have defaults that the SQL mode no longer takes for new ones.
	 */
	private static Set<String> zeroDates(List<TableColumn> columns) {
		return columns.stream()
			.filter((column) -> String.valueOf(column.defaultValue()).startsWith("0000-"))
			.map((column) -> column.name().toLowerCase(Locale.ROOT))
			.collect(Collectors.toSet());
	}

	private InvalidDeclarationException withoutPrivilege(SQLException failure) {
		String where = this.call.plan().definition().where();
		InvalidDeclarationException refused = new InvalidDeclarationException(
				where + ": the rows go through a temporary table, which the database user may not create",
				"Have it granted with GRANT CREATE TEMPORARY TABLES ON the schema of table '"
						+ this.call.plan().insert().table().name() + "', or use neither via = LOAD_DATA nor repeats");
		refused.initCause(failure);
		return refused;
	}

	@Override
	public UpsertForm form() {
		return (this.localInfile != null) ? UpsertForm.LOAD_DATA : UpsertForm.STAGED;
	}

	@Override
	public boolean hasStored() {
		return false;
	}

	@Override
	public void finish() throws SQLException {
		StageFill fill = this.fill;
		if (fill == null) {
			return;
		}
		fill.flush();
		long written = this.repeats.resolve(this.rows);
		StagedTotals totals = new StagedTotals(this.call, this.statements);
		OnHit onHit = this.call.plan().insert().onHit();
		boolean countsHits = this.call.counting() == Counting.TOTALS
				&& (onHit instanceof OnHit.Update || onHit instanceof OnHit.Keep);
		if (countsHits) {
			totals.before();
		}
		int affected = insert(countsHits);
		if (countsHits) {
			totals.after(this.first, this.rows, written, affected);
		}
		else if (this.call.counting() == Counting.TOTALS) {
			this.call.tally().add(affected, 0, this.rows - affected);
		}
		new StageReadBack(this.call, this.statements).read(fill, this.first, this.rows);
	}

	private int insert(boolean countsHits) throws SQLException {
		io.duplicatekey.sql.Statement statement = this.statements.insert(this.repeats.areKept(), countsHits,
				this.suppliedId);
		try (PreparedUpsert insert = new PreparedUpsert(this.call.connection(), statement, this.call.binder(),
				this.call.arguments(), false)) {
			int affected = insert.execute(this.first, this.first + this.rows - 1);
			if (this.call.plan().insert().onHit() instanceof OnHit.Ignore) {
				this.call.tally().add(ServerWarnings.of(insert.jdbc()));
			}
			return affected;
		}
	}

	private void drop() throws SQLException {
		if (this.repeats.areKept()) {
			execute(this.statements.dropKept());
		}
		execute(this.statements.drop());
	}

	private void execute(String sql) throws SQLException {
		try (Statement statement = this.call.connection().createStatement()) {
			statement.executeUpdate(sql);
		}
	}

	@Override
	public void close() throws SQLException {
		try (this.name) {
			if (this.fill != null) {
				this.fill.close();
			}
		}
		finally {
			if (this.created) {
				drop();
			}
		}
	}

}
