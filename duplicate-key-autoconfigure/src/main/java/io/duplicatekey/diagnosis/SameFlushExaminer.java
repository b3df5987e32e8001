package io.duplicatekey.diagnosis;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.duplicatekey.schema.TableReader;

/**
 * Looks for a row that Hibernate was to delete in the flush in which another one with its
 * key failed: it inserts and updates first and deletes last.
 */
final class SameFlushExaminer implements Examiner {

	private static final String DESCRIPTION = "An entity with this key was deleted and another one written in the same"
			+ " flush. Hibernate runs inserts and updates before deletes, whatever the order of the calls, so the old"
			+ " row was still there.";

	private static final List<Cure> CURES = List.of(
			new Cure("Flush between the two: call flush() of the repository or the EntityManager after the delete.",
					"cure-flush"),
			new Cure("Or do not delete the row: change it, for instance by its key.", "cure-update-by-key"));

	@Override
	public @Nullable Finding examine(Scene scene) throws SQLException {
		SessionKeys keys = SessionKeys.of(scene);
		if (!keys.areKnown()) {
			return null;
		}
		if (keys.deleted().isEmpty()) {
			return new Finding.RuledOut(DuplicateCause.SAME_FLUSH,
					"the session was about to delete no row of the table");
		}
		List<Object> failed = keys.failed();
		if (failed == null) {
			return null;
		}
		if (!keys.deleted().contains(failed) && !isStored(scene, keys.deleted())) {
			return null;
		}
		List<String> evidence = new ArrayList<>();
		evidence.add("When the statement failed, the session held an entity with this key that was to be written,"
				+ " and one with the same key that was to be deleted.");
		evidence.add("The delete had not run yet.");
		return new Finding.Proven(DuplicateCause.SAME_FLUSH, DESCRIPTION, evidence, CURES);
	}

	/**
	 * Whether the stored row is one of those that were to be deleted: equal to the
	 * server, and not to Java, are for instance two that differ in case.
	 */
	private static boolean isStored(Scene scene, List<List<Object>> deleted) throws SQLException {
		KeyTable table = scene.table();
		StoredRow stored = scene.storedRow();
		if (table == null || stored == null) {
			return false;
		}
		String same = String.join(" AND ",
				table.index()
					.parts()
					.stream()
					.map((part) -> TableReader.quote(String.valueOf(part.column())) + " = ?")
					.toList());
		for (List<Object> key : deleted) {
			if (stored.is(same, key.toArray())) {
				return true;
			}
		}
		return false;
	}

}
