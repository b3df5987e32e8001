package io.duplicatekey.diagnosis;

import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.duplicatekey.DuplicateKeyViolation;
import io.duplicatekey.mysql.DuplicateKeyError;
import io.duplicatekey.mysql.InsertStatement;
import io.duplicatekey.mysql.WrittenTable;
import io.duplicatekey.translation.Causes;
import io.duplicatekey.translation.Occurrence;

/**
 * What is known of a duplicate, and what can be looked up about it. Each look-up is made
 * once, when an examiner first asks for it.
 */
final class Scene {

	private final Throwable failure;

	private final DuplicateKeyError error;

	private final Occurrence occurrence;

	private final Map<String, Object> row;

	private final LookUpSource lookUps;

	private final List<String> notes = new ArrayList<>();

	private final Once<KeyTable> table = new Once<>(() -> new KeyTableFinder(this).find());

	private final Once<NumberedKey> numberedKey = new Once<>(() -> NumberedKey.find(this));

	private final Once<StoredRow> storedRow = new Once<>(() -> new StoredRowFinder(this).find());

	/**
	 * Create it; nothing is looked up yet.
	 * @param failure what was asked about
	 * @param error the driver's exception in it
	 * @param occurrence what was at hand then
	 * @param row what is known of the row that failed: values by column, in any case;
	 * empty where nothing is
	 * @param lookUps gives the connection
	 */
	Scene(Throwable failure, DuplicateKeyError error, Occurrence occurrence, Map<String, Object> row,
			LookUpSource lookUps) {
		this.failure = failure;
		this.error = error;
		this.occurrence = occurrence;
		this.row = row;
		this.lookUps = lookUps;
	}

	Throwable failure() {
		return this.failure;
	}

	/**
	 * The driver's exception. Its value is the user's, and must not be shown.
	 */
	DuplicateKeyError error() {
		return this.error;
	}

	Occurrence occurrence() {
		return this.occurrence;
	}

	/**
	 * How long ago it was, as far as is known: of what was not translated, it is the time
	 * of the question.
	 */
	Duration age() {
		Instant time = this.occurrence.time();
		return (time != null) ? Duration.between(time, Instant.now()) : Duration.ZERO;
	}

	/**
	 * Whether for certain no transaction has changed the table since.
	 */
	boolean isUnchanged(KeyTable table) throws SQLException {
		Instant time = this.occurrence.time();
		return time != null && new TableChanges(lookUp()).noneSince(table, time);
	}

	/**
	 * Whether the statement was one of a batch, which can have gone on after it.
	 */
	boolean isBatch() {
		return Causes.first(this.failure, BatchUpdateException.class) != null || violation().rows().isPresent();
	}

	/**
	 * The key as the error prints it, {@code null} where that is not all of it as it is:
	 * what the server cannot print is a question mark, and what the connection's
	 * character set lacks is a backslash and digits.
	 */
	@Nullable String printed() {
		String printed = this.error.value();
		boolean exact = printed != null && !this.error.valueTruncated() && printed.indexOf('?') < 0
				&& printed.indexOf('\\') < 0;
		return exact ? printed : null;
	}

	DuplicateKeyViolation violation() {
		return this.occurrence.violation();
	}

	/**
	 * The statement's text, which can have values in it.
	 */
	@Nullable String statement() {
		return this.occurrence.statement();
	}

	/**
	 * The table that the statement writes.
	 */
	@Nullable WrittenTable written() {
		return WrittenTable.of(statement());
	}

	/**
	 * Whether the key is one of the table that the statement writes, for certain: a
	 * trigger can write a table of the same name in another schema.
	 */
	boolean isOfWritten() throws SQLException {
		WrittenTable written = written();
		if (written == null || !written.table().equalsIgnoreCase(violation().table())) {
			return false;
		}
		if (violation().schema() != null) {
			return written.schema() == null || written.schema().equalsIgnoreCase(violation().schema());
		}
		KeyTable table = table();
		String schema = (written.schema() != null) ? written.schema() : lookUp().currentSchema();
		return table != null && table.schema().equalsIgnoreCase(schema);
	}

	/**
	 * The statement, if it is an INSERT or a REPLACE.
	 */
	@Nullable InsertStatement insert() {
		return InsertStatement.of(statement());
	}

	/**
	 * What the row that failed has in a column, as far as it was given to
	 * {@code diagnose}. The values must not be shown.
	 */
	Map<String, Object> row() {
		return this.row;
	}

	/**
	 * The connection to ask.
	 * @throws SQLException where nothing may be looked up
	 */
	LookUp lookUp() throws SQLException {
		return this.lookUps.get();
	}

	/**
	 * The table whose key it is.
	 * @return the table, {@code null} where it is not known for certain
	 * @throws SQLException if it cannot be looked up
	 */
	@Nullable KeyTable table() throws SQLException {
		return this.table.get();
	}

	/**
	 * The row that is stored with the same key, as the server compares.
	 * @return the row, {@code null} where there is none now or it is not certain which
	 * @throws SQLException if it cannot be looked up
	 */
	@Nullable StoredRow storedRow() throws SQLException {
		return this.storedRow.get();
	}

	/**
	 * The key as one that the server numbers.
	 * @return the numbering, {@code null} where the key is another one
	 * @throws SQLException if it cannot be looked up
	 */
	@Nullable NumberedKey numberedKey() throws SQLException {
		return this.numberedKey.get();
	}

	/**
	 * Remember what could not be told, for the case that no cause is proven.
	 * @param line a sentence without values
	 */
	void note(String line) {
		if (!this.notes.contains(line)) {
			this.notes.add(line);
		}
	}

	List<String> notes() {
		return this.notes;
	}

	/**
	 * Gives the connection when it is first asked for.
	 */
	interface LookUpSource {

		LookUp get() throws SQLException;

	}

}
