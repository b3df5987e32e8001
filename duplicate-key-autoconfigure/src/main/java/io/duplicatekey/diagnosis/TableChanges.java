package io.duplicatekey.diagnosis;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Tells whether a transaction has changed a table since. InnoDB notes for each table when
 * the last transaction that changed it was committed; a rollback leaves that as it is.
 */
final class TableChanges {

	/**
	 * For how long a note that is not there means that there was no change: the server
	 * forgets it with the table, when many others have been used since.
	 */
	private static final Duration REMEMBERED = Duration.ofSeconds(10);

	/**
	 * More than the time between the failure and its translation.
	 */
	private static final Duration TRANSLATION = Duration.ofMillis(250);

	/**
	 * MySQL from 8.0 on answers with what it told somebody else up to a day ago, unless
	 * this is 0.
	 */
	private static final String EXPIRY = "information_schema_stats_expiry";

	/**
	 * MySQL 5.6 keeps no note. A replica is behind, and has read_only on. The times are
	 * those of whole seconds. A TRUNCATE leaves no note; a table without rows was not
	 * emptied by one if its numbers have not begun anew.
	 */
	private static final String QUESTION = """
			SELECT ENGINE = 'InnoDB' AND COALESCE(CREATE_OPTIONS, '') NOT LIKE '%%partitioned%%'
			AND VERSION() NOT LIKE '5.6.%%' AND @@global.read_only IN ('0', 'OFF') AND NOT @@global.innodb_read_only
			AND (AUTO_INCREMENT > 1 OR EXISTS (SELECT 1 FROM %s)),
			TIMESTAMPDIFF(MICROSECOND, CREATE_TIME, NOW(6)), TIMESTAMPDIFF(MICROSECOND, UPDATE_TIME, NOW(6))
			FROM information_schema.TABLES WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ?""";

	private final LookUp lookUp;

	TableChanges(LookUp lookUp) {
		this.lookUp = lookUp;
	}

	/**
	 * Whether nothing was committed since, for certain.
	 * @param table the table
	 * @param time a time of the application's clock
	 * @return {@code false} also where it cannot be told
	 * @throws SQLException if a look-up fails
	 */
	boolean noneSince(KeyTable table, Instant time) throws SQLException {
		List<Long> expiry = this.lookUp.query("SHOW SESSION VARIABLES LIKE '" + EXPIRY + "'", (row) -> row.getLong(2));
		if (expiry.isEmpty() || expiry.get(0) == 0) {
			return ask(table, time);
		}
		this.lookUp.set(EXPIRY, 0);
		try {
			return ask(table, time);
		}
		finally {
			this.lookUp.restore(EXPIRY, expiry.get(0));
		}
	}

	private boolean ask(KeyTable table, Instant time) throws SQLException {
		List<Answer> answers = this.lookUp.query(
				QUESTION.formatted(table.quoted()), (row) -> new Answer(row.getBoolean(1),
						age(row.getObject(2, Long.class)), age(row.getObject(3, Long.class))),
				table.schema(), table.name());
		// The time of both clocks passes alike. Measured after the answer it is rather
		// too long than too short.
		Duration since = Duration.between(time, Instant.now()).plus(TRANSLATION);
		return answers.size() == 1 && answers.get(0).saysNoneSince(since);
	}

	private static @Nullable Duration age(@Nullable Long micros) {
		return (micros != null) ? Duration.ofNanos(micros * 1000) : null;
	}

	/**
	 * What the server says.
	 *
	 * @param reliable whether it is a table and a server that keep note
	 * @param created how old the table is
	 * @param updated how long ago the last change was, {@code null} for none since the
	 * server has opened the table
	 */
	private record Answer(boolean reliable, @Nullable Duration created, @Nullable Duration updated) {

		boolean saysNoneSince(Duration since) {
			if (!this.reliable || !isLonger(this.created, since)) {
				return false;
			}
			return (this.updated != null) ? isLonger(this.updated, since) : since.compareTo(REMEMBERED) < 0;
		}

		private static boolean isLonger(@Nullable Duration age, Duration since) {
			return age != null && age.minusSeconds(1).compareTo(since) > 0;
		}

	}

}
