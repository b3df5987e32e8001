package io.duplicatekey.jdbc;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import org.springframework.dao.InvalidDataAccessApiUsageException;

import io.duplicatekey.plan.MappedColumn.Role;
import io.duplicatekey.plan.MappedColumn;
import io.duplicatekey.plan.UpsertPlan;
import io.duplicatekey.sql.OnHit;

/**
 * Refuses rows with NULL in a column of the key. NULL never conflicts with NULL, so such
 * a row would be inserted again by each call. Two cases are what was meant: a key that is
 * the generated id alone, where NULL asks for a new row, and {@link OnHit.Absent}, which
 * compares null-safe.
 */
final class NullKeys {

	private final String where;

	private final List<MappedColumn> columns;

	private final List<Integer> refused;

	/**
	 * Create it.
	 * @param absentTakesNull whether {@link OnHit.Absent} compares null-safe
	 */
	NullKeys(UpsertPlan plan, boolean absentTakesNull) {
		this.where = plan.definition().where();
		this.columns = plan.columns();
		this.refused = (absentTakesNull && plan.insert().onHit() instanceof OnHit.Absent) ? List.of() : refused(plan);
	}

	private static List<Integer> refused(UpsertPlan plan) {
		List<String> key = plan.insert().key().stream().map((name) -> name.toLowerCase(Locale.ROOT)).toList();
		List<Integer> refused = new ArrayList<>();
		for (int i = 0; i < plan.columns().size(); i++) {
			MappedColumn column = plan.columns().get(i);
			boolean newRow = key.size() == 1 && column.role() == Role.GENERATED_ID;
			if (key.contains(column.column().name().toLowerCase(Locale.ROOT)) && column.column().bound() && !newRow) {
				refused.add(i);
			}
		}
		return refused;
	}

	/**
	 * Check rows before they are written.
	 * @param rows the rows
	 */
	void check(List<NumberedRow> rows) {
		for (NumberedRow row : rows) {
			for (int column : this.refused) {
				if (GivenValue.of(row.values()[column]) == null) {
					throw new InvalidDataAccessApiUsageException(message(row.number(), this.columns.get(column)));
				}
			}
		}
	}

	private String message(long row, MappedColumn column) {
		String name = (column.property() != null) ? column.property() : column.column().name();
		return "%s: element %d (counted from 0) has no value for '%s', which is part of the key; NULL never conflicts with NULL, so each call would insert the element again"
			.formatted(this.where, row, name);
	}

}
