package io.duplicatekey.diagnosis;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.duplicatekey.DuplicateKeyViolation;
import io.duplicatekey.mysql.DuplicateKeyError;
import io.duplicatekey.mysql.WrittenTable;
import io.duplicatekey.translation.Occurrence;
import io.duplicatekey.translation.SessionRow;
import io.duplicatekey.translation.SessionRow.State;
import io.duplicatekey.translation.SessionRows;

/**
 * The violated key in the rows that a session of Hibernate's held at the time. None of
 * the values may be shown.
 */
final class SessionKeys {

	private final DuplicateKeyError error;

	private final List<String> columns;

	private final List<SessionRow> rows;

	/**
	 * Create it.
	 * @param error the driver's exception
	 * @param columns the columns of the key, none where they are not known
	 */
	SessionKeys(DuplicateKeyError error, List<String> columns) {
		this.error = error;
		this.columns = columns.stream().map((column) -> column.toLowerCase(Locale.ROOT)).toList();
		this.rows = SessionRows.of(error.error()).stream().filter((row) -> keyOf(row) != null).toList();
	}

	static SessionKeys of(Scene scene) {
		return of(scene.error(), scene.occurrence());
	}

	/**
	 * None where the key is not one of the statement's table, whose rows alone are known:
	 * a column of the same name says nothing then.
	 */
	static SessionKeys of(DuplicateKeyError error, Occurrence occurrence) {
		WrittenTable written = WrittenTable.of(occurrence.statement());
		DuplicateKeyViolation violation = occurrence.violation();
		boolean same = written != null && written.table().equalsIgnoreCase(violation.table());
		return new SessionKeys(error, same ? violation.columns() : List.of());
	}

	/**
	 * Whether the session is known, and the key of at least one row.
	 */
	boolean areKnown() {
		return !this.rows.isEmpty();
	}

	/**
	 * The keys of the rows that are to be deleted.
	 */
	List<List<Object>> deleted() {
		return this.rows.stream().filter((row) -> row.state() == State.DELETED).map(this::knownKeyOf).toList();
	}

	/**
	 * How many rows, those to be deleted left out, have a key.
	 */
	long count(List<Object> key) {
		return this.rows.stream().filter((row) -> row.state() != State.DELETED && knownKeyOf(row).equals(key)).count();
	}

	/**
	 * The key that failed: the one that the error prints, of a row that the session was
	 * to write.
	 * @return the values in the order of the columns, {@code null} where it is not
	 * certain which it is
	 */
	@Nullable List<Object> failed() {
		List<Object> inserted = failed(State.NEW);
		return (inserted != null) ? inserted : failed(State.HELD);
	}

	/**
	 * The key that failed by the names of the columns in any case.
	 * @return the values, none where it is not certain which they are
	 */
	Map<String, Object> failedByColumn() {
		Map<String, Object> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
		List<Object> key = failed();
		for (int i = 0; key != null && i < key.size(); i++) {
			values.put(this.columns.get(i), key.get(i));
		}
		return values;
	}

	private @Nullable List<Object> failed(State state) {
		Set<List<Object>> keys = this.rows.stream()
			.filter((row) -> row.state() == state)
			.map(this::knownKeyOf)
			.collect(Collectors.toCollection(LinkedHashSet::new));
		List<List<Object>> printed = keys.stream().filter((key) -> isPrinted(key, false)).toList();
		if (printed.isEmpty()) {
			printed = keys.stream().filter((key) -> isPrinted(key, true)).toList();
		}
		return (printed.size() == 1) ? printed.get(0) : null;
	}

	/**
	 * Whether the error prints a key.
	 * @param key the key
	 * @param beginning whether it is enough that the error prints the beginning, as it
	 * does of a prefix
	 */
	private boolean isPrinted(List<Object> key, boolean beginning) {
		String printed = this.error.value();
		List<String> parts = new ArrayList<>();
		for (Object value : key) {
			String part = print(value);
			if (part == null) {
				return false;
			}
			parts.add(part);
		}
		String whole = String.join("-", parts);
		if (printed == null) {
			return false;
		}
		if (!beginning) {
			return whole.equals(printed);
		}
		String shown = printed.endsWith("...") ? printed.substring(0, printed.length() - 3) : printed;
		return (this.error.valueTruncated() || key.size() == 1) && whole.startsWith(shown);
	}

	/**
	 * A value as the server prints it, {@code null} where that is not known.
	 */
	private static @Nullable String print(Object value) {
		if (value instanceof CharSequence text) {
			// It prints in a character set that has no more than three bytes a character.
			return text.toString().replaceAll("[\\x{10000}-\\x{10FFFF}]", "?");
		}
		if (value instanceof Boolean bool) {
			return bool ? "1" : "0";
		}
		boolean plain = value instanceof LocalDate || (value instanceof Number && !(value instanceof BigDecimal)
				&& !(value instanceof Double) && !(value instanceof Float));
		return plain ? value.toString() : null;
	}

	private List<Object> knownKeyOf(SessionRow row) {
		List<Object> key = keyOf(row);
		if (key == null) {
			throw new IllegalStateException("A row without the key was left out before");
		}
		return key;
	}

	private @Nullable List<Object> keyOf(SessionRow row) {
		List<Object> key = new ArrayList<>();
		for (String column : this.columns) {
			Object value = row.values().get(column);
			if (value == null) {
				return null;
			}
			key.add(value);
		}
		return key.isEmpty() ? null : key;
	}

}
