package io.duplicatekey.diagnosis;

import java.sql.SQLException;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.duplicatekey.mysql.InsertStatement;
import io.duplicatekey.mysql.InsertStatement.Given;

/**
 * A parameter can be NULL, which asks the server for a number. It was not where the
 * number is one that the server gave out long ago.
 */
final class ExplicitIdExaminer implements Examiner {

	@Override
	public @Nullable Finding examine(Scene scene) throws SQLException {
		NumberedKey key = scene.numberedKey();
		if (key == null) {
			return null;
		}
		String column = key.column().name();
		if (key.given() == Given.NOTHING) {
			return new Finding.RuledOut(DuplicateCause.EXPLICIT_ID,
					"the statement gives the AUTO_INCREMENT column " + column + " no value");
		}
		if (key.given() == Given.UNKNOWN && !isLongPast(scene, key)) {
			scene.note("The statement names the AUTO_INCREMENT column " + column
					+ ". Whether with a value or with NULL, its text does not tell.");
			return null;
		}
		return new Finding.Proven(DuplicateCause.EXPLICIT_ID,
				"The statement gives the AUTO_INCREMENT column " + column
						+ " a value of its own, and a row with that value is there.",
				List.of((key.given() == Given.NUMBER) ? "The value was given, not NULL or DEFAULT."
						: "The statement names the column, and rows with greater numbers were there before."),
				List.of(new Cure("Leave the column out, so that the server numbers the rows (@GeneratedValue(strategy "
						+ "= GenerationType.IDENTITY)).", "cure-auto-increment"), Cures.UPSERT, Cures.UPDATE_BY_KEY));
	}

	/**
	 * Whether rows with greater numbers were there already. Rows that came since say
	 * nothing, and of several rows the counter has gone further than the one that failed.
	 */
	private static boolean isLongPast(Scene scene, NumberedKey key) throws SQLException {
		InsertStatement insert = scene.insert();
		KeyTable table = scene.table();
		return insert != null && insert.singleRow() && !scene.isBatch() && table != null && key.counter() != null
				&& !key.isBehind() && key.greatest().compareTo(key.violated()) > 0 && scene.isUnchanged(table);
	}

}
