package io.duplicatekey.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes an insert of one row that happens only where no row has its key. Values are
 * compared as they are written, and NULL is equal to NULL: with a key that nothing
 * enforces, a second row without a value would be as much a duplicate as any other. Only
 * {@link RowReference#SHARDED} cannot do that; rows without a value are not for it.
 */
final class AbsentStatement {

	private final Insert insert;

	private final Names names;

	AbsentStatement(Insert insert, Names names) {
		this.insert = insert;
		this.names = names;
	}

	Statement write() {
		List<Integer> bound = new ArrayList<>(StatementWriter.bound(this.insert.columns()));
		List<String> conditions = new ArrayList<>();
		String operator = this.names.isSharded() ? " = " : " <=> ";
		for (String key : this.insert.key()) {
			int index = index(key);
			Column column = this.insert.columns().get(index);
			conditions.add(this.names.oldValue(key) + operator + column.write());
			if (column.bound()) {
				bound.add(index);
			}
		}
		String values = this.insert.columns().stream().map(Column::write).collect(Collectors.joining(", "));
		String text = "INSERT INTO " + StatementWriter.target(this.insert, this.names) + " SELECT " + values
				+ " FROM DUAL WHERE NOT EXISTS (SELECT 1 FROM " + this.names.qualifiedTable() + " WHERE "
				+ String.join(" AND ", conditions) + ")";
		return new Statement(text, List.copyOf(bound), List.of());
	}

	private int index(String key) {
		for (int i = 0; i < this.insert.columns().size(); i++) {
			if (this.insert.columns().get(i).name().equals(key)) {
				return i;
			}
		}
		throw new IllegalArgumentException("The key column " + key + " is not inserted");
	}

}
