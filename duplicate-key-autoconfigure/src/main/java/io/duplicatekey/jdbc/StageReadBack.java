package io.duplicatekey.jdbc;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import io.duplicatekey.sql.OnHit;
import io.duplicatekey.sql.StageStatements;

/**
 * Reads stored rows by a join with the temporary table that they came from, so that the
 * server alone decides which row has which key, and no key is sent again.
 */
final class StageReadBack {

	private static final Log logger = LogFactory.getLog(UpsertExecutor.class);

	/**
	 * So many that the query hardly counts, so few that they are not the memory that
	 * matters.
	 */
	private static final int CHUNK = 10_000;

	private final UpsertCall call;

	private final StageStatements statements;

	StageReadBack(UpsertCall call, StageStatements statements) {
		this.call = call;
		this.statements = statements;
	}

	/**
	 * Read what is wanted, where it is certain to be what a query for the given keys
	 * would find.
	 * @param fill has filled the table
	 * @param first the number of the first row
	 * @param rows how many rows there are
	 */
	void read(StageFill fill, long first, long rows) throws SQLException {
		if (this.call.readsBack() && !fill.isAdjusted() && !(this.call.plan().insert().onHit() instanceof OnHit.Ignore)
				&& !ShardingSphere.isBehind(this.call.connection())) {
			String index = this.call.ready().keyIndex(this.call.connection());
			// The upsert has locked the rows already; a snapshot could miss some of them.
			boolean locking = !Isolation.isReadCommitted(this.call.connection());
			read(this.statements.select(this.call.listener().wanted(), index, locking), first, first + rows);
		}
	}

	private void read(String query, long first, long end) throws SQLException {
		logger.debug("Reading back by [" + query + "]");
		try (PreparedStatement statement = this.call.connection().prepareStatement(query)) {
			for (long from = first; from < end; from += CHUNK) {
				statement.setLong(1, from);
				statement.setLong(2, Math.min(from + CHUNK, end) - 1);
				try (ResultSet result = statement.executeQuery()) {
					while (result.next()) {
						this.call.listener().stored(result.getLong(1), result);
					}
				}
			}
		}
	}

}
