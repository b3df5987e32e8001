package io.duplicatekey.diagnosis;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The rest: the row is there, and nothing more is proven. It is asked last.
 */
final class KeyTakenExaminer implements Examiner {

	@Override
	public @Nullable Finding examine(Scene scene) throws SQLException {
		if (scene.storedRow() == null) {
			return null;
		}
		List<String> evidence = new ArrayList<>(List.of("The row was found by its key.",
				"Since when it is there cannot be told: before the statement's transaction began, or only since then."));
		evidence.addAll(scene.notes());
		return new Finding.Proven(DuplicateCause.KEY_TAKEN, "A row with this key is stored. Nothing more is proven.",
				evidence, List.of(Cures.CATCH, Cures.UPSERT, Cures.INSERT_IF_ABSENT, Cures.RETRY));
	}

}
