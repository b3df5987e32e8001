package io.duplicatekey.diagnosis;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.duplicatekey.DuplicateKeyViolation;
import io.duplicatekey.mysql.WrittenTable;
import io.duplicatekey.schema.UniqueIndex;

/**
 * Compares the table of the key with that of the statement. Servers that name no table in
 * the error still name the key, which the statement's table can lack.
 */
final class OtherTableExaminer implements Examiner {

	private static final String TYPE = """
			SELECT TABLE_TYPE FROM information_schema.TABLES
			WHERE TABLE_SCHEMA = COALESCE(?, DATABASE()) AND TABLE_NAME = ?""";

	private static final String TRIGGERS = """
			SELECT TRIGGER_NAME FROM information_schema.TRIGGERS
			WHERE EVENT_OBJECT_SCHEMA = COALESCE(?, DATABASE()) AND EVENT_OBJECT_TABLE = ? ORDER BY TRIGGER_NAME""";

	@Override
	public @Nullable Finding examine(Scene scene) throws SQLException {
		WrittenTable written = scene.written();
		DuplicateKeyViolation violation = scene.violation();
		String key = violation.constraint();
		if (written == null || key == null) {
			return null;
		}
		String table = violation.table();
		if (written.table().equalsIgnoreCase(table)) {
			return scene.isOfWritten()
					? new Finding.RuledOut(DuplicateCause.OTHER_TABLE, "the key is one of the statement's own table")
					: null;
		}
		// The written name can be that of a view over the table.
		List<String> types = scene.lookUp().query(TYPE, (row) -> row.getString(1), written.schema(), written.table());
		if (!types.contains("BASE TABLE")) {
			return null;
		}
		List<String> triggers = scene.lookUp()
			.query(TRIGGERS, (row) -> row.getString(1), written.schema(), written.table());
		if (table == null && (!writesMore(written, triggers) || hasKey(scene, written, key))) {
			return null;
		}
		return proven(written, triggers, (table != null) ? "table '" + table + "'" : "another table");
	}

	/**
	 * Without anything that could write another table, it may be a temporary one in front
	 * of the one that is seen here.
	 */
	private static boolean writesMore(WrittenTable written, List<String> triggers) {
		return !triggers.isEmpty() || !written.calledFunctions().isEmpty();
	}

	private static boolean hasKey(Scene scene, WrittenTable written, String key) throws SQLException {
		List<UniqueIndex> indexes = scene.lookUp().table(written.schema(), written.table()).uniqueIndexes();
		return indexes.stream().anyMatch((index) -> index.name().equalsIgnoreCase(key));
	}

	private static Finding proven(WrittenTable written, List<String> triggers, String elsewhere) {
		List<String> evidence = new ArrayList<>();
		evidence.add("The statement writes table '" + written.table() + "', which does not have the key.");
		if (!triggers.isEmpty()) {
			evidence.add("Table '" + written.table() + "' has triggers: " + String.join(", ", triggers) + ".");
		}
		return new Finding.Proven(DuplicateCause.OTHER_TABLE,
				"The key is one of " + elsewhere + ". The statement writes table '" + written.table()
						+ "'; a trigger, a cascade of a foreign key, or a stored function of it writes the other one.",
				evidence,
				List.of(new Cure(
						"Let the trigger or the function say what happens with a duplicate (ON DUPLICATE KEY "
								+ "UPDATE in its own INSERT). An upsert of the statement's table does not help.",
						"cause-other-table"),
						new Cure("For a cascade: let the rows that refer to the old key make room first.",
								"cause-other-table")));
	}

}
