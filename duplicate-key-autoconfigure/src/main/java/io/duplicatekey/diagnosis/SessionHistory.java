package io.duplicatekey.diagnosis;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.LinkedHashMap;

import org.jspecify.annotations.Nullable;

/**
 * What the session of a failed statement had run before, as far as the server remembers
 * it: the last ten statements of each session that is still connected, where
 * performance_schema is on and may be read.
 */
final class SessionHistory {

	/**
	 * The timer runs since the server has started; that of this very query tells its
	 * present time. MariaDB knows no PS_CURRENT_THREAD_ID().
	 */
	private static final String QUESTION = """
			SELECT h.THREAD_ID, h.SQL_TEXT, h.CURRENT_SCHEMA, h.MYSQL_ERRNO, h.MESSAGE_TEXT, h.ROWS_AFFECTED, h.ROWS_SENT,
			(n.TIMER_START - h.TIMER_END) DIV 1000000000
			FROM performance_schema.events_statements_history h,
			(SELECT MAX(c.TIMER_START) TIMER_START FROM performance_schema.events_statements_current c
			JOIN performance_schema.threads t ON t.THREAD_ID = c.THREAD_ID
			WHERE t.PROCESSLIST_ID = CONNECTION_ID()) n
			WHERE h.THREAD_ID IN (SELECT f.THREAD_ID FROM performance_schema.events_statements_history f
			WHERE f.MYSQL_ERRNO = ?)
			ORDER BY h.THREAD_ID, h.EVENT_ID""";

	/**
	 * How far the ages of the failure can be apart, told by the server and by us.
	 */
	private static final Duration TOLERANCE = Duration.ofSeconds(2);

	private final List<Event> before;

	private SessionHistory(List<Event> before) {
		this.before = before;
	}

	/**
	 * Ask for the history.
	 * @param lookUp where to ask
	 * @param code the error's code
	 * @param message the error's message
	 * @param age how long ago it was
	 * @return the history, {@code null} where the failure is not found in it, or more
	 * than once
	 * @throws SQLException if performance_schema cannot be read
	 */
	static @Nullable SessionHistory find(LookUp lookUp, int code, String message, Duration age) throws SQLException {
		Map<Long, List<Event>> threads = new LinkedHashMap<>();
		lookUp.query(QUESTION, (row) -> {
			Event event = new Event(row.getString(2), row.getString(3), row.getInt(4), row.getString(5), row.getLong(6),
					row.getLong(7), Duration.ofMillis(row.getLong(8)));
			threads.computeIfAbsent(row.getLong(1), (thread) -> new ArrayList<>()).add(event);
			return event;
		}, code);
		List<SessionHistory> found = new ArrayList<>();
		for (List<Event> events : threads.values()) {
			for (int i = 0; i < events.size(); i++) {
				if (events.get(i).isFailure(code, message, age)) {
					found.add(new SessionHistory(List.copyOf(events.subList(0, i))));
				}
			}
		}
		return (found.size() == 1) ? found.get(0) : null;
	}

	/**
	 * The statements before the failed one, the last one first, as far back as the
	 * session wrote nothing.
	 */
	List<Event> reads() {
		List<Event> reads = new ArrayList<>();
		for (int i = this.before.size() - 1; i >= 0 && this.before.get(i).affected() == 0; i--) {
			reads.add(this.before.get(i));
		}
		return reads;
	}

	/**
	 * A statement that has ended.
	 *
	 * @param sql its text with values, {@code null} for one that was prepared by the
	 * server
	 * @param schema the session's schema
	 * @param code the error's code, 0 for none
	 * @param message the error's message, cut
	 * @param affected the rows that it wrote
	 * @param sent the rows that it answered
	 * @param age how long ago it ended
	 */
	record Event(@Nullable String sql, @Nullable String schema, int code, @Nullable String message, long affected,
			long sent, Duration age) {

		boolean isFailure(int code, String message, Duration age) {
			return this.code == code && this.message != null && !this.message.isEmpty()
					&& message.contains(this.message) && this.age.minus(age).abs().compareTo(TOLERANCE) <= 0;
		}

		@Override
		public String toString() {
			return "Event[" + this.age + "]";
		}

	}

}
