package io.duplicatekey.sql;

import java.util.List;

/**
 * Writes the condition that assignments change a row at all.
 */
final class ChangeCondition {

	private final List<Column> columns;

	private final ExpressionWriter expressions;

	ChangeCondition(List<Column> columns, ExpressionWriter expressions) {
		this.columns = columns;
		this.expressions = expressions;
	}

	Fragment write(List<Assignment> data) {
		return this.expressions.not(Fragment.join(" AND ", data.stream().map(this::same).toList()));
	}

	private Fragment same(Assignment assignment) {
		Expression value = assignment.value();
		Fragment assigned = this.expressions.write(value);
		Fragment stored = this.expressions.oldValue(assignment.column());
		Fragment equal = Fragment.of((value instanceof Expression.Operation) ? "(%s) <=> %s" : "%s <=> %s", assigned,
				stored);
		// 'a' and 'A' are equal under most collations.
		Fragment alike = Fragment.of("CAST(%s AS BINARY) <=> CAST(%s AS BINARY)", assigned, stored);
		for (Column column : this.columns) {
			if (column.name().equals(assignment.column())) {
				return column.text() ? alike : equal;
			}
		}
		// Not inserted, so not known: neither test alone is enough for every type.
		return Fragment.of("%s AND %s", equal, alike);
	}

}
