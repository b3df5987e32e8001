package io.duplicatekey.diagnosis;

import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.util.List;
import java.util.Map;

import io.duplicatekey.DuplicateKeyViolation;
import io.duplicatekey.mysql.DuplicateKeyError;
import io.duplicatekey.translation.Occurrence;
import io.duplicatekey.translation.SessionRow;
import io.duplicatekey.translation.SessionRow.State;
import io.duplicatekey.translation.SessionRows;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which of a session's rows is the one that failed.
 */
class SessionKeysTests {

	@Test
	void knowsTheRowThatTheErrorPrints() {
		SessionKeys keys = keys("zelda-7", row(State.NEW, "quentin", 7), row(State.NEW, "zelda", 7));
		assertThat(keys.failed()).containsExactly("zelda", 7);
		assertThat(keys.failedByColumn()).isEqualTo(Map.of("hall", "zelda", "seat", 7));
	}

	@Test
	void knowsARowThatTheErrorCutsOff() {
		String hall = "z".repeat(80);
		SessionKeys keys = keys("z".repeat(64), row(State.NEW, "quentin", 7), row(State.NEW, hall, 7));
		assertThat(keys.failed()).containsExactly(hall, 7);
	}

	@Test
	void doesNotChooseBetweenTwoThatTheErrorCutsOff() {
		String hall = "z".repeat(80);
		SessionKeys keys = keys("z".repeat(64), row(State.NEW, hall, 7), row(State.NEW, hall, 8));
		assertThat(keys.failed()).isNull();
	}

	@Test
	void takesARowThatChangesOnlyWhereNoneIsNew() {
		assertThat(keys("zelda-7", row(State.HELD, "zelda", 7)).failed()).containsExactly("zelda", 7);
	}

	@Test
	void neverTakesARowThatIsToBeDeleted() {
		SessionKeys keys = keys("zelda-7", row(State.DELETED, "zelda", 7));
		assertThat(keys.failed()).isNull();
		assertThat(keys.deleted()).containsExactly(List.of("zelda", 7));
	}

	@Test
	void knowsCharactersThatTheErrorCannotPrint() {
		SessionKeys keys = keys("zelda?-7", row(State.NEW, "zelda\uD83D\uDE00", 7));
		assertThat(keys.failed()).containsExactly("zelda\uD83D\uDE00", 7);
	}

	@Test
	void countsRowsThatStay() {
		SessionKeys keys = keys("zelda-7", row(State.HELD, "zelda", 7), row(State.NEW, "zelda", 7),
				row(State.DELETED, "zelda", 7));
		assertThat(keys.count(List.of("zelda", 7))).isEqualTo(2);
	}

	@Test
	void knowsNothingOfAnotherTableWithSuchAColumn() {
		// A trigger's, for instance: the rows are those of the statement's table.
		assertThat(keysOf("seats", row(State.NEW, "zelda", 7)).areKnown()).isTrue();
		assertThat(keysOf("audit", row(State.NEW, "zelda", 7)).areKnown()).isFalse();
	}

	@Test
	void knowsNothingWithoutASession() {
		assertThat(keys("zelda-7").areKnown()).isFalse();
		assertThat(keys("zelda-7").failed()).isNull();
	}

	@Test
	void aRowDoesNotShowItsValues() {
		assertThat(row(State.NEW, "zelda", 7)).asString().doesNotContain("zelda").contains("NEW", "hall");
	}

	private static SessionKeys keys(String printed, SessionRow... rows) {
		SQLException failure = new SQLIntegrityConstraintViolationException(
				"Duplicate entry '" + printed + "' for key 'seats.uk_seats'", "23000", 1062);
		SessionRows.remember(failure, () -> List.of(rows));
		DuplicateKeyError error = DuplicateKeyError.find(failure);
		assertThat(error).isNotNull();
		return new SessionKeys(error, List.of("Hall", "Seat"));
	}

	private static SessionKeys keysOf(String table, SessionRow row) {
		SQLException failure = new SQLIntegrityConstraintViolationException(
				"Duplicate entry 'zelda-7' for key 'seats.uk_seats'", "23000", 1062);
		SessionRows.remember(failure, () -> List.of(row));
		DuplicateKeyError error = DuplicateKeyError.find(failure);
		assertThat(error).isNotNull();
		DuplicateKeyViolation violation = DuplicateKeyViolation.builder()
			.constraint("uk_seats")
			.table(table)
			.columns(List.of("hall", "seat"))
			.build();
		return SessionKeys.of(error, new Occurrence(null, violation, "insert into seats values (?, ?)", null));
	}

	private static SessionRow row(State state, String hall, int seat) {
		return new SessionRow(state, Map.of("hall", hall, "seat", seat));
	}

}
