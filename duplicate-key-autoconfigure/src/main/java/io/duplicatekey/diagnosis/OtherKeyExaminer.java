package io.duplicatekey.diagnosis;

import java.sql.SQLException;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.duplicatekey.mysql.InsertStatement;

/**
 * With ON DUPLICATE KEY UPDATE, a duplicate of the inserted row is never an error. The
 * error is that of the update, which moves the stored row onto the key of another one.
 */
final class OtherKeyExaminer implements Examiner {

	@Override
	public @Nullable Finding examine(Scene scene) throws SQLException {
		InsertStatement insert = scene.insert();
		if (insert == null || !scene.isOfWritten()) {
			return null;
		}
		if (!insert.updatesOnDuplicate()) {
			return insert.handlesDuplicates() ? null
					: new Finding.RuledOut(DuplicateCause.OTHER_KEY, "the statement says nothing about duplicates");
		}
		return new Finding.Proven(DuplicateCause.OTHER_KEY,
				"The row was found by another key, and ON DUPLICATE KEY UPDATE gave it a value in this one that another "
						+ "row has.",
				List.of("The statement has ON DUPLICATE KEY UPDATE, so that the INSERT itself cannot fail with a "
						+ "duplicate; its update did.", "The key is one of the statement's own table."),
				List.of(new Cure("Do not change the columns of this key in the update, or decide first which of the "
						+ "rows is to have the value.", "cause-other-key"),
						new Cure("Name the key that is meant with @Upsert(key = ...): a table with another unique key "
								+ "is refused then, rather than a wrong row changed.", "cure-upsert")));
	}

}
