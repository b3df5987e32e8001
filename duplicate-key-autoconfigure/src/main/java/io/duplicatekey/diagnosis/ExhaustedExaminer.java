package io.duplicatekey.diagnosis;

import java.sql.SQLException;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.duplicatekey.mysql.InsertStatement.Given;

/**
 * MySQL gives out the last number of a type again and again; MariaDB has an error of its
 * own for it, and so has MySQL for BIGINT UNSIGNED.
 */
final class ExhaustedExaminer implements Examiner {

	@Override
	public @Nullable Finding examine(Scene scene) throws SQLException {
		NumberedKey key = scene.numberedKey();
		if (key == null || key.limit() == null) {
			return null;
		}
		String column = key.column().name() + " (" + key.column().type() + ")";
		if (!key.violated().equals(key.limit())) {
			return new Finding.RuledOut(DuplicateCause.AUTO_INCREMENT_EXHAUSTED,
					"the number that was there is not the last one of column " + column);
		}
		if (key.given() != Given.NOTHING) {
			return null;
		}
		return new Finding.Proven(DuplicateCause.AUTO_INCREMENT_EXHAUSTED,
				"The AUTO_INCREMENT column " + column
						+ " has no numbers left: the server gives out the last one again.",
				List.of("The number that was there is the greatest one of the column's type.",
						"The statement leaves the number to the server."),
				List.of(new Cure("Change the column to a greater type, for instance BIGINT, and with it the columns "
						+ "that refer to it. No upsert: by another key it would change the row that has the last number.",
						"cure-auto-increment")));
	}

}
