package io.duplicatekey.diagnosis;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.duplicatekey.diagnosis.SessionHistory.Event;
import io.duplicatekey.mysql.KeyQuery;
import io.duplicatekey.schema.TableColumn;
import io.duplicatekey.schema.UniqueIndex.Part;

/**
 * Looks for a check: a query by the key, in the same session and shortly before, that
 * found nothing, while the row is stored now and the session did not write it. It comes
 * first of all, because the server remembers few statements, and look-ups are statements.
 */
final class RaceExaminer implements Examiner {

	/**
	 * A query that is older belongs to something else that the session has done.
	 */
	private static final Duration SHORTLY = Duration.ofMinutes(1);

	private static final List<Cure> CURES = List.of(
			new Cure("Let the statement decide instead of a query before it: write with an @Upsert method.",
					"cure-upsert"),
			new Cure("If the row that is there is as good as the new one, use findOrInsert of UpsertOperations.",
					"cure-insert-if-absent"),
			new Cure("If the decision rests on what was read, run the transaction once more.", "cure-retry"));

	@Override
	public @Nullable Finding examine(Scene scene) throws SQLException {
		SessionHistory history = history(scene);
		if (history == null) {
			return null;
		}
		KeyTable table = scene.table();
		if (table == null || !table.index().parts().stream().allMatch(Part::isWholeColumn)) {
			return null;
		}
		Duration failure = scene.age();
		for (Event event : history.reads()) {
			KeyQuery query = (event.code() == 0) ? KeyQuery.of(event.sql()) : null;
			boolean recent = event.age().minus(failure).compareTo(SHORTLY) < 0;
			if (query != null && recent && isOfKey(query, event, scene, table)) {
				return answer(event, scene);
			}
		}
		return null;
	}

	private static @Nullable SessionHistory history(Scene scene) throws SQLException {
		Duration age = scene.age();
		try {
			SessionHistory history = SessionHistory.find(scene.lookUp(), scene.error().code(),
					String.valueOf(scene.error().error().getMessage()), age);
			if (history == null) {
				scene.note("Whether a query had looked for the key before cannot be told: performance_schema does not"
						+ " have what the session ran.");
			}
			return history;
		}
		catch (NotLookedUpException ex) {
			throw ex;
		}
		catch (SQLException ex) {
			scene.note("Whether a query had looked for the key before cannot be told: performance_schema cannot be"
					+ " read (" + Failures.describe(ex) + ").");
			return null;
		}
	}

	private static @Nullable Finding answer(Event event, Scene scene) throws SQLException {
		// A row that was sent can be the number of rows, too, which can be 0.
		if (event.sent() > 0 || scene.storedRow() == null) {
			return null;
		}
		return new Finding.Proven(DuplicateCause.RACE,
				"A query had looked for the key and found nothing. Then another transaction stored the row, and then"
						+ " this one tried to.",
				List.of("A query of the same session by this key found no row, less than a minute before the failure.",
						"The session wrote nothing in between, and the row is stored: another one has written it."),
				CURES);
	}

	/**
	 * Whether no row with the key can have been there when the query found none: it asks
	 * for nothing but values that the key has.
	 */
	private static boolean isOfKey(KeyQuery query, Event event, Scene scene, KeyTable table) {
		String schema = (query.schema() != null) ? query.schema() : event.schema();
		return query.table().equalsIgnoreCase(table.name()) && table.schema().equalsIgnoreCase(schema)
				&& query.values().entrySet().stream().allMatch((condition) -> isOfKey(condition, scene, table));
	}

	private static boolean isOfKey(Map.Entry<String, String> condition, Scene scene, KeyTable table) {
		List<Part> parts = table.index().parts();
		TableColumn column = table.column(condition.getKey());
		if (column == null || parts.stream().noneMatch((part) -> column.name().equalsIgnoreCase(part.column()))) {
			return false;
		}
		Object given = scene.row().get(column.name());
		if (given instanceof CharSequence || given instanceof Integer || given instanceof Long) {
			return given.toString().equals(condition.getValue());
		}
		return parts.size() == 1 && condition.getValue().equals(scene.printed());
	}

}
