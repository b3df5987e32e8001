package io.duplicatekey.jdbc;

import java.sql.SQLException;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.duplicatekey.plan.MappedColumn.Role;
import io.duplicatekey.plan.MappedColumn;
import io.duplicatekey.plan.UpsertPlan;

/**
 * The AUTO_INCREMENT values of inserted rows.
 */
final class GeneratedId {

	private static final int ABSENT = -1;

	private final boolean mapped;

	private final int column;

	GeneratedId(UpsertPlan plan) {
		this.mapped = indexOf(plan.mapping().columns()) != ABSENT;
		this.column = indexOf(plan.columns());
	}

	private static int indexOf(List<MappedColumn> columns) {
		for (int i = 0; i < columns.size(); i++) {
			if (columns.get(i).role() == Role.GENERATED_ID) {
				return i;
			}
		}
		return ABSENT;
	}

	/**
	 * Whether the table has such a column at all.
	 */
	boolean isMapped() {
		return this.mapped;
	}

	/**
	 * Whether the server numbers a row in every mode if it inserts it, and then reports
	 * the number.
	 */
	boolean isNumbered(@Nullable Object[] row) {
		return this.mapped && (this.column == ABSENT || GivenValue.of(row[this.column]) == null);
	}

	/**
	 * What the server made for a row that was just inserted.
	 * @return the value, or {@code null} where the row had one of its own
	 */
	@Nullable Long of(PreparedUpsert inserted, @Nullable Object[] row) throws SQLException {
		if (!isMade(row)) {
			return null;
		}
		String value = inserted.lastInsertId();
		return (value != null) ? Long.valueOf(value) : null;
	}

	/**
	 * The server numbers a row also where its id is 0, by default.
	 */
	private boolean isMade(@Nullable Object[] row) {
		if (!this.mapped) {
			return false;
		}
		Object given = (this.column != ABSENT) ? GivenValue.of(row[this.column]) : null;
		return given == null || (given instanceof Number number && number.longValue() == 0);
	}

}
