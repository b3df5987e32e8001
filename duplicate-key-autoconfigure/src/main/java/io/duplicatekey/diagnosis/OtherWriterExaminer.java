package io.duplicatekey.diagnosis;

import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.duplicatekey.mysql.InsertStatement.Given;

/**
 * A number that this server gave out, and that a row has which it did not number. That
 * another writer numbers too is proven only where the server says that it has one.
 */
final class OtherWriterExaminer implements Examiner {

	/**
	 * MySQL from 8.0.22 on, MariaDB with all of its sources, everything older.
	 */
	private static final List<String> SOURCES = List.of("SHOW ALL SLAVES STATUS", "SHOW REPLICA STATUS",
			"SHOW SLAVE STATUS");

	private static final int SYNTAX_ERROR = 1064;

	@Override
	public @Nullable Finding examine(Scene scene) throws SQLException {
		NumberedKey key = scene.numberedKey();
		if (key == null || key.given() != Given.NOTHING || key.counter() == null || key.isBehind()
				|| scene.storedRow() == null) {
			return null;
		}
		scene.note("The server numbered the row itself (column " + key.column().name()
				+ "), and another row has got that number in another way: by an explicit id at the same time, an UPDATE "
				+ "of an id, a restore, or another writer.");
		List<String> evidence = new ArrayList<>();
		if (hasSource(scene)) {
			evidence.add("This server applies the changes of another one (SHOW REPLICA STATUS).");
		}
		if (key.increment().compareTo(BigInteger.ONE) > 0) {
			evidence.add("auto_increment_increment is " + key.increment() + ": room was left for other writers.");
		}
		if (evidence.isEmpty()) {
			return null;
		}
		evidence.add("auto_increment_increment is " + key.increment() + ", auto_increment_offset is " + key.offset()
				+ " in a session here.");
		evidence.add("The statement leaves the number to the server, whose counter is not behind the rows.");
		return new Finding.Proven(DuplicateCause.OTHER_WRITER,
				"Another writer has given out the same number of column " + key.column().name() + ".", evidence,
				List.of(new Cure("Give each server that is written to an auto_increment_offset of its own, and all the "
						+ "same auto_increment_increment, or write to one server only.", "cure-auto-increment"),
						new Cure("Or take ids that need no counter, for instance UUIDs of version 7.",
								"cure-auto-increment")));
	}

	private static boolean hasSource(Scene scene) throws SQLException {
		for (String question : SOURCES) {
			try {
				return scene.lookUp().query(question, OtherWriterExaminer::isApplying).contains(true);
			}
			catch (NotLookedUpException ex) {
				throw ex;
			}
			catch (SQLException ex) {
				if (ex.getErrorCode() != SYNTAX_ERROR) {
					scene.note("Whether the server is a replica could not be read: " + Failures.describe(ex)
							+ ". It takes the privilege REPLICATION CLIENT (MariaDB: REPLICA MONITOR).");
					return false;
				}
			}
		}
		return false;
	}

	private static boolean isApplying(ResultSet row) throws SQLException {
		for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
			String name = row.getMetaData().getColumnLabel(i);
			if (name.equalsIgnoreCase("Replica_SQL_Running") || name.equalsIgnoreCase("Slave_SQL_Running")) {
				return "Yes".equalsIgnoreCase(row.getString(i));
			}
		}
		return false;
	}

}
