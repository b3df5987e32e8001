package io.duplicatekey.diagnosis;

import java.sql.SQLException;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.duplicatekey.mysql.InsertStatement.Given;

/**
 * The counter of a table can be behind its rows after they came in without an INSERT: by
 * an UPDATE or a cascade that changes ids, or with the files of a restore.
 */
final class CounterBehindExaminer implements Examiner {

	@Override
	public @Nullable Finding examine(Scene scene) throws SQLException {
		NumberedKey key = scene.numberedKey();
		if (key == null || key.counter() == null) {
			return null;
		}
		if (!key.isBehind()) {
			return (key.given() == Given.NOTHING) ? null : new Finding.RuledOut(DuplicateCause.AUTO_INCREMENT_BEHIND,
					"the table's next number is above all " + "that are stored in column " + key.column().name());
		}
		if (key.given() != Given.NOTHING) {
			scene.note("The AUTO_INCREMENT counter of the table is behind the greatest number stored in column "
					+ key.column().name() + ".");
			return null;
		}
		return new Finding.Proven(DuplicateCause.AUTO_INCREMENT_BEHIND,
				"The table's AUTO_INCREMENT counter is behind the rows of the table, so that the server gives out "
						+ "numbers of column " + key.column().name() + " that are taken.",
				List.of("The next number (SHOW CREATE TABLE) is not greater than the greatest one stored.",
						"The statement leaves the number to the server."),
				List.of(new Cure("Set the counter: ALTER TABLE ... AUTO_INCREMENT = 1 moves it behind the greatest "
						+ "number stored (MySQL 5.6 has to be given the number).", "cure-auto-increment"),
						new Cure("Look for what changes ids without an INSERT: an UPDATE of them, a foreign key "
								+ "with ON UPDATE CASCADE, files of a restore.", "cure-auto-increment")));
	}

}
