package io.duplicatekey.diagnosis;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.duplicatekey.schema.TableColumn;
import io.duplicatekey.schema.UniqueIndex.Part;

/**
 * Looks for a key that the failed transaction or statement itself had written before:
 * after the rollback, no row has it. That alone could also be a row that was deleted
 * since, so either nothing else may have changed the table, or the session must have held
 * two rows with the key.
 */
final class SameBatchExaminer implements Examiner {

	private static final String DESCRIPTION = "The same key was there twice in one batch, statement or transaction."
			+ " The first of the two rows was inserted, and went with the rollback.";

	private static final List<Cure> CURES = List.of(
			new Cure(
					"Leave the repetitions out before writing, or write with an upsert, for which the last one counts.",
					"cure-upsert"),
			new Cure("Read large files with an import, which reports the lines with repeated keys.",
					"cure-staged-import"));

	@Override
	public @Nullable Finding examine(Scene scene) throws SQLException {
		KeyTable table = scene.table();
		if (table == null || scene.storedRow() != null || !isAbsent(scene, table)) {
			return null;
		}
		List<String> evidence = new ArrayList<>();
		evidence.add("No row with this key is stored.");
		SessionKeys keys = SessionKeys.of(scene);
		List<Object> failed = keys.failed();
		boolean twice = failed != null && keys.count(failed) > 1;
		if (twice) {
			evidence.add("When the statement failed, the session held more than one entity with this key.");
		}
		boolean quiet = scene.isUnchanged(table);
		if (quiet) {
			evidence.add("No transaction has changed the table since before the failure, so no row was deleted.");
		}
		scene.occurrence().violation().rows().ifPresent((rows) -> evidence.add("The statement was part of a batch."));
		if (twice || quiet) {
			return new Finding.Proven(DuplicateCause.SAME_BATCH, DESCRIPTION, evidence, CURES);
		}
		scene.note("No row with this key is stored. Either the failed transaction had inserted it itself, or it was"
				+ " deleted since: the table has changed about then or later, so it cannot be told.");
		return null;
	}

	/**
	 * Whether that no row was found means that there is none: the server must have
	 * compared all of the very key.
	 */
	private static boolean isAbsent(Scene scene, KeyTable table) {
		List<TableColumn> columns = new ArrayList<>();
		for (Part part : table.index().parts()) {
			TableColumn column = table.column(part.column());
			// What is printed of a TIMESTAMP depends on the zone of the session.
			if (column == null || !part.isWholeColumn() || column.type().startsWith("timestamp")) {
				return false;
			}
			columns.add(column);
		}
		String printed = scene.printed();
		if (printed == null) {
			return columns.stream().allMatch((column) -> scene.row().get(column.name()) != null);
		}
		List<List<Object>> ways = KeyValues.split(printed, columns);
		// Several ways can have found several rows, of which it is not certain which.
		return ways != null && ways.size() == 1;
	}

}
