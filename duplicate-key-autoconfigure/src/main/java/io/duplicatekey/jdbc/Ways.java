package io.duplicatekey.jdbc;

import java.sql.SQLException;

import org.jspecify.annotations.Nullable;

import io.duplicatekey.InvalidDeclarationException;
import io.duplicatekey.plan.UpsertDefinition;
import io.duplicatekey.plan.UpsertPlan;
import io.duplicatekey.sql.OnHit;
import io.duplicatekey.upsert.Repeats;
import io.duplicatekey.upsert.Via;
import io.duplicatekey.upsert.WithoutLocalInfile;

/**
 * Chooses the way in which the rows of a call are written: the fastest of those that
 * store the same and tell what is asked for.
 */
final class Ways {

	private final WithoutLocalInfile withoutLocalInfile;

	private final boolean sortRows;

	Ways(WithoutLocalInfile withoutLocalInfile, boolean sortRows) {
		this.withoutLocalInfile = withoutLocalInfile;
		this.sortRows = sortRows;
	}

	/**
	 * Choose a way.
	 * @param rows the rows, which are sorted if that way wants them to be
	 */
	RowsWriter choose(UpsertCall call, Server server, ReadAhead rows) throws SQLException {
		if (isStaged(call.plan())) {
			return new StagedRows(call, localInfile(call), SuppliedId.of(call.connection(), call.plan()));
		}
		if (rows.areMany() && call.plan().definition().via() == Via.AUTO && server.takesStages()) {
			StagedRows staged = stagedWithIds(call, server);
			if (staged != null) {
				return staged;
			}
		}
		if (this.sortRows && !rows.isOne()) {
			KeyOrder order = call.ready().order(call.connection());
			if (order != null) {
				rows.sort(order);
			}
		}
		return writer(call, server);
	}

	/**
	 * The faster form for many rows, where it stores and tells the same.
	 * @return {@code null} where it does not, or is not faster, or not possible
	 */
	private static @Nullable StagedRows stagedWithIds(UpsertCall call, Server server) throws SQLException {
		String id = (call.counting() != Counting.EACH) ? SuppliedId.of(call.connection(), call.plan()) : null;
		if (id == null) {
			return null;
		}
		LocalInfile localInfile = new LocalInfile(call.connection());
		boolean loads = localInfile.obstacle(call.plan().definition().where()) == null
				&& !localInfile.losesCharacters();
		StagedRows staged = new StagedRows(call, loads ? localInfile : null, id);
		if (staged.createIfPossible()) {
			return staged;
		}
		server.refusesStages();
		return null;
	}

	private static RowsWriter writer(UpsertCall call, Server server) throws SQLException {
		OnHit onHit = call.plan().insert().onHit();
		Counting counting = call.counting();
		if (onHit instanceof OnHit.Absent || (onHit instanceof OnHit.Ignore && server.isSharded())) {
			return new RowByRow(call);
		}
		if (onHit instanceof OnHit.Ignore && counting != Counting.EACH) {
			return new MultiRow(call, (executed, rows, affected) -> {
				call.tally().add(ServerWarnings.of(executed.jdbc()));
				if (counting == Counting.TOTALS) {
					call.tally().add(affected, 0, rows - affected);
				}
			});
		}
		if (counting == Counting.NONE) {
			return new MultiRow(call, (executed, rows, affected) -> {
				if (server.isSharded() && executed.signals()) {
					ShardingSphere.forgetLastInsertId(executed.jdbc());
				}
			});
		}
		if (onHit instanceof OnHit.Replace) {
			return new ReplaceRowByRow(call);
		}
		ConnectorJ driver = ConnectorJ.of(call.connection());
		return (counting == Counting.TOTALS && driver != null && server.tellsTotals())
				? new ToldTotals(call, server, driver.countsFoundRows()) : new RowByRow(call);
	}

	private static boolean isStaged(UpsertPlan plan) {
		return plan.definition().via() == Via.LOAD_DATA || plan.definition().repeats() != Repeats.APPLY;
	}

	/**
	 * How rows are loaded, {@code null} where they are inserted.
	 */
	private @Nullable LocalInfile localInfile(UpsertCall call) throws SQLException {
		UpsertDefinition definition = call.plan().definition();
		if (definition.via() != Via.LOAD_DATA) {
			return null;
		}
		LocalInfile localInfile = new LocalInfile(call.connection());
		InvalidDeclarationException obstacle = localInfile.obstacle(definition.where());
		if (obstacle != null && this.withoutLocalInfile == WithoutLocalInfile.FAIL) {
			throw obstacle;
		}
		return (obstacle == null && !localInfile.losesCharacters()) ? localInfile : null;
	}

}
