package io.duplicatekey.jdbc;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

import io.duplicatekey.InvalidDeclarationException;
import io.duplicatekey.upsert.Via;
import io.duplicatekey.upsert.WithoutLocalInfile;
import io.duplicatekey.plan.UpsertPlan;
import io.duplicatekey.schema.Tables;
import io.duplicatekey.sql.RowReference;
import io.duplicatekey.upsert.OnDuplicate;
import io.duplicatekey.upsert.Permission;
import io.duplicatekey.upsert.UpsertForm;
import io.duplicatekey.upsert.UpsertResult;

/**
 * Writes plans over JDBC: chooses statement and chunks, and counts what became of the
 * rows. One per application; what it learns of a server and a table it remembers.
 * <p>
 * Where nothing is to be counted, up to a thousand rows go into one statement. The same
 * holds for totals where they can be known then: with MySQL's own driver, whose
 * connections and statements must let themselves be unwrapped, and for
 * {@link OnDuplicate#IGNORE}. In every other case rows are written one by one, because
 * nothing else is exact:
 * <ul>
 * <li>Statements of one row tell through {@code LAST_INSERT_ID()} whether they found the
 * key; its value in the session is without meaning after that. A row that gets no
 * AUTO_INCREMENT value can leave that open, because triggers of updates make the server
 * forget it, and costs up to two more short statements that ask the session.</li>
 * <li>A counted {@link OnDuplicate#REPLACE} is two statements for a row that is there:
 * one that inserts it or leaves the stored row, and REPLACE. Where the first does not
 * tell what it did, as after a trigger, the session is asked. Triggers before an insert
 * run twice for it, and those of an update once. A row that has the same values already
 * counts as unchanged only where the server leaves it, and as updated where it deletes it
 * and inserts it again, as it does in a table with further unique keys. With auto-commit
 * another session can come between the two.</li>
 * <li>{@link OnDuplicate#IF_ABSENT} takes one row a statement.</li>
 * <li>ShardingSphere adds up what several servers did, so that of totals and warnings
 * only those of a single row are certain.</li>
 * </ul>
 */
public final class UpsertExecutor {

	private final @Nullable RowReference rowReference;

	private final Ways ways;

	private final Map<String, Server> servers = new ConcurrentHashMap<>();

	/**
	 * Create an executor.
	 * @param rowReference how statements refer to the new row, {@code null} to tell from
	 * the server's version
	 */
	public UpsertExecutor(@Nullable RowReference rowReference) {
		this(rowReference, WithoutLocalInfile.FAIL, true);
	}

	/**
	 * Create an executor.
	 * @param rowReference how statements refer to the new row, {@code null} to tell from
	 * the server's version
	 * @param withoutLocalInfile what a plan with {@link Via#LOAD_DATA} does where
	 * {@code LOAD DATA LOCAL} is switched off
	 * @param sortRows whether rows are sorted by their keys before they are written,
	 * where that changes nothing that is stored but the order of AUTO_INCREMENT values
	 */
	public UpsertExecutor(@Nullable RowReference rowReference, WithoutLocalInfile withoutLocalInfile,
			boolean sortRows) {
		this.rowReference = rowReference;
		this.ways = new Ways(withoutLocalInfile, sortRows);
	}

	/**
	 * Write rows. Transactions are the caller's. Before a plan is first executed on a
	 * server it is {@linkplain #validate validated}. Without rows nothing is done at all.
	 * <p>
	 * A row with NULL in a column of the key is refused before anything of its chunk is
	 * written, because NULL never conflicts and each call would insert it again. Only
	 * {@link OnDuplicate#IF_ABSENT} takes NULL for a value like others, and in a key that
	 * is the generated id alone it asks for a new row.
	 * @param connection where to
	 * @param plan what to do
	 * @param binder binds the values
	 * @param rows the rows, each with the values of the plan's columns in order; up to
	 * ten thousand are read ahead
	 * @param arguments the arguments of the call that expressions name
	 * @param counting what to find out
	 * @param listener with {@link Counting#EACH} told of each row, with
	 * {@link Counting#NONE} of what is stored if that is read on the way
	 * @return the totals; where they were not asked for, a result that says nothing but
	 * the warnings
	 * @throws SQLException from the driver, as it is, with
	 * {@link io.duplicatekey.mysql.FailedRows} among what it suppressed
	 * @throws io.duplicatekey.InvalidDeclarationException if the schema does not allow
	 * the plan, or if it needs {@code LOAD DATA LOCAL} or a temporary table and these are
	 * not allowed, or if it cannot count what is asked for
	 * @throws io.duplicatekey.upsert.RepeatedRowsException if rows have the same key and
	 * the plan rejects that
	 * @throws org.springframework.dao.InvalidDataAccessApiUsageException if a row has no
	 * value for a column of the key
	 * @throws org.springframework.dao.CannotAcquireLockException if MariaDB refuses a row
	 * that another transaction has changed since this one's snapshot (error 1020)
	 * @throws org.springframework.dao.DataRetrievalFailureException if the server, or a
	 * proxy before it, leaves out the counts that every MySQL gives; the next call does
	 * without them
	 */
	public UpsertResult execute(Connection connection, UpsertPlan plan, ValueBinder binder,
			Iterator<@Nullable Object[]> rows, Map<String, @Nullable Object> arguments, Counting counting,
			RowListener listener) throws SQLException {
		return execute(connection, plan, binder, rows, arguments, counting, listener, CallPart.WHOLE);
	}

	/**
	 * Write rows that may not be all of a call, because its rows have several plans or
	 * transactions; otherwise like
	 * {@link #execute(Connection, UpsertPlan, ValueBinder, Iterator, Map, Counting, RowListener)}.
	 * @param connection where to
	 * @param plan what to do
	 * @param binder binds the values
	 * @param rows the rows
	 * @param arguments the arguments of the call that expressions name
	 * @param counting what to find out
	 * @param listener is told of each row
	 * @param part where the rows stand in the call
	 * @return the totals
	 * @throws SQLException from the driver
	 */
	public UpsertResult execute(Connection connection, UpsertPlan plan, ValueBinder binder,
			Iterator<@Nullable Object[]> rows, Map<String, @Nullable Object> arguments, Counting counting,
			RowListener listener, CallPart part) throws SQLException {
		Tally tally = new Tally((counting == Counting.EACH) ? listener : null);
		if (!rows.hasNext()) {
			return tally.result();
		}
		StagedRules.check(plan.definition(), counting);
		Server server = serverOf(connection);
		ServerPlan ready = server.ready(plan);
		ready.keyIndex(connection);
		UpsertCall call = new UpsertCall(connection, plan, ready, binder, arguments, counting, tally, listener);
		ReadAhead ahead = new ReadAhead(rows, part.first());
		long written;
		try (RowsWriter writer = this.ways.choose(call, server, ahead)) {
			if (part.report() != null) {
				part.report().chosen(formOf(writer, ahead));
			}
			written = write(ahead, part, call, server, writer);
		}
		finally {
			ServerWarnings.log(plan.insert().table(), tally.warnings());
		}
		if (part.report() != null) {
			part.report().written(tally.result(), written);
		}
		return tally.result();
	}

	private static UpsertForm formOf(RowsWriter writer, ReadAhead rows) {
		boolean staged = writer instanceof StagedRows;
		return (rows.isOne() && !staged) ? UpsertForm.SINGLE_ROW : writer.form();
	}

	private static long write(ReadAhead rows, CallPart part, UpsertCall call, Server server, RowsWriter writer)
			throws SQLException {
		NullKeys nullKeys = call.ready().nullKeys();
		Chunks chunks = Chunks.of(rows, call, server.maxAllowedPacket(call.connection()));
		long written = part.first();
		List<NumberedRow> chunk = chunks.next();
		while (!chunk.isEmpty()) {
			nullKeys.check(chunk);
			writer.write(chunk);
			written += chunk.size();
			part.progress().accept(written);
			if (writer.hasStored() && chunks.isBetweenTakes()) {
				part.stored().run();
			}
			chunk = chunks.next();
		}
		writer.finish();
		part.stored().run();
		return written - part.first();
	}

	/**
	 * Change the stored row that has the key of a given one, and insert none. Whether
	 * there is a unique index of the key is checked like that of a plan, and nothing else
	 * needs to be: a row that collides on another key is an error. A transaction must
	 * run.
	 * @param connection where to
	 * @param update what to do
	 * @param binder binds the values
	 * @param row the values of the plan's columns in order
	 * @param arguments the arguments of the call that expressions name
	 * @return whether there is such a row, also if nothing in it had to change
	 * @throws SQLException from the driver, as it is
	 * @throws io.duplicatekey.InvalidDeclarationException if no unique index backs the
	 * key
	 * @throws org.springframework.dao.InvalidDataAccessApiUsageException if the row has
	 * no value for a column of the key
	 * @throws org.springframework.dao.CannotAcquireLockException if MariaDB refuses a row
	 * that another transaction has changed since this one's snapshot (error 1020)
	 */
	public boolean update(Connection connection, RowUpdate update, ValueBinder binder, @Nullable Object[] row,
			Map<String, @Nullable Object> arguments) throws SQLException {
		Server server = serverOf(connection);
		server.ready(update.plan()).keyIndex(connection);
		return new KeyUpdate(connection, update, server, binder, row).run(arguments);
	}

	/**
	 * Check a plan against the schema; does nothing the second time.
	 * <p>
	 * Except with {@link OnDuplicate#IF_ABSENT}, the columns of the key must be exactly
	 * those of a unique index, in any order. An index on a prefix of a column or on an
	 * expression does not count, because values that differ can collide on it. Columns of
	 * the key can be nullable; rows with NULL in them are refused when they are written.
	 * <p>
	 * With {@link Permission#REFUSE} for other keys, there must be no other unique index
	 * on which an inserted row can collide. It cannot where the index contains all
	 * columns of the key, nor where one of its columns is an id that is made for each
	 * row, or is left out of the insert and becomes a new AUTO_INCREMENT value or NULL.
	 * Any other default is a value that two rows can share, and what triggers do is not
	 * looked at.
	 * <p>
	 * With {@link OnDuplicate#REPLACE} and {@link Permission#REFUSE} for cascades, no
	 * foreign key that refers to the table may delete or change rows when a row of the
	 * table is deleted. Servers show foreign keys only of tables on which the user has a
	 * privilege.
	 * @param connection where the table is
	 * @param plan what to check
	 * @throws SQLException from the driver
	 * @throws io.duplicatekey.InvalidDeclarationException if the schema does not allow it
	 */
	public void validate(Connection connection, UpsertPlan plan) throws SQLException {
		validate(connection, plan, Tables.ASKED);
	}

	/**
	 * Check a plan against what is known of the schema; otherwise like
	 * {@link #validate(Connection, UpsertPlan)}.
	 * @param connection where the table is
	 * @param plan what to check
	 * @param tables where to learn about tables
	 * @throws SQLException from the driver
	 * @throws io.duplicatekey.InvalidDeclarationException if the schema does not allow it
	 */
	public void validate(Connection connection, UpsertPlan plan, Tables tables) throws SQLException {
		serverOf(connection).ready(plan).keyIndex(connection, tables);
	}

	/**
	 * The unique index that backs the key of a plan, which is {@linkplain #validate
	 * validated} if it was not yet.
	 * @param connection where the table is
	 * @param plan the plan
	 * @return the name of the index, empty for a plan that needs none
	 * @throws SQLException from the driver
	 * @throws io.duplicatekey.InvalidDeclarationException if the schema does not allow
	 * the plan
	 */
	public String keyIndex(Connection connection, UpsertPlan plan) throws SQLException {
		return serverOf(connection).ready(plan).keyIndex(connection);
	}

	/**
	 * Both drivers know URL and version without asking the server.
	 */
	private Server serverOf(Connection connection) throws SQLException {
		DatabaseMetaData metaData = connection.getMetaData();
		String version = metaData.getDatabaseProductVersion();
		// The version is that of one server, and the others can be older.
		RowReference reference = ShardingSphere.isBehind(connection) ? RowReference.SHARDED : this.rowReference;
		return this.servers.computeIfAbsent(version + " " + metaData.getURL() + " " + reference,
				(key) -> new Server(version, reference));
	}

}
