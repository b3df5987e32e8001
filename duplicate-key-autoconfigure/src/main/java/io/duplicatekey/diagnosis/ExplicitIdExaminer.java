package io.duplicatekey.diagnosis;

import java.math.BigInteger;
import java.sql.SQLException;
import java.util.List;

import org.jspecify.annotations.Nullable;

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
		if (key.given() == Given.UNKNOWN && !isLongPast(key)) {
			scene.note("The statement names the AUTO_INCREMENT column " + column
					+ ". Whether with a value or with NULL, its text does not tell.");
			return null;
		}
		return new Finding.Proven(DuplicateCause.EXPLICIT_ID,
				"The statement gives the AUTO_INCREMENT column " + column
						+ " a value of its own, and a row with that value is there.",
				List.of((key.given() == Given.NUMBER) ? "The value was given, not NULL or DEFAULT."
						: "The statement names the column, and the server would have given out a greater number."),
				List.of(new Cure("Leave the column out, so that the server numbers the rows (@GeneratedValue(strategy "
						+ "= GenerationType.IDENTITY)).", "cure-auto-increment"), Cures.UPSERT, Cures.UPDATE_BY_KEY));
	}

	/**
	 * Whether the counter has gone further than this number would have moved it.
	 */
	private static boolean isLongPast(NumberedKey key) {
		BigInteger counter = key.counter();
		return counter != null && !key.isBehind()
				&& counter.subtract(key.violated()).compareTo(key.increment().multiply(BigInteger.TWO)) >= 0;
	}

}
