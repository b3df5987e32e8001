package io.duplicatekey.sql;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes an {@link Insert} as SQL.
 */
public final class StatementWriter {

	private final RowReference rowReference;

	/**
	 * Create a writer.
	 * @param rowReference how to refer to the new row
	 */
	public StatementWriter(RowReference rowReference) {
		this.rowReference = rowReference;
	}

	/**
	 * Find columns that no statement can assign, because the server assigns from left to
	 * right and each of them reads the stored value of another: {@code x} becomes
	 * {@code y}, and {@code y} becomes {@code x}.
	 * @param update what a statement is to assign
	 * @return the columns that read each other in a circle, in the order of their
	 * assignments; empty if there are none
	 */
	public static List<String> cycle(OnHit.Update update) {
		ExpressionWriter expressions = new ExpressionWriter(new Names(new TableName(null, ""), RowReference.VALUES));
		List<Assigned> values = new ArrayList<>();
		for (List<Assignment> assignments : List.of(update.touched(), update.data())) {
			assignments.forEach((assignment) -> values
				.add(new Assigned(assignment.column(), expressions.write(assignment.value()))));
		}
		return AssignmentOrder.cyclic(values).stream().map(Assigned::column).toList();
	}

	/**
	 * Write a statement.
	 * @param insert what to write
	 * @param rows the number of rows, at least 1; for {@link OnHit.Absent} exactly 1
	 * @param signalHits whether the statement tells through its last insert id that it
	 * found the key, see {@link HitSignal}; for one row. Only {@link OnHit.Update} and
	 * {@link OnHit.Keep} need to: elsewhere the affected rows tell
	 * @return the statement
	 * @throws IllegalArgumentException if that many rows cannot be written, or if columns
	 * read each other in a circle, see {@link #cycle(OnHit.Update)}
	 */
	public Statement write(Insert insert, int rows, boolean signalHits) {
		boolean single = signalHits || insert.onHit() instanceof OnHit.Absent;
		if (rows < 1 || (single && rows > 1)) {
			throw new IllegalArgumentException("Cannot write " + rows + " rows in one statement");
		}
		Names names = new Names(insert.table(), this.rowReference);
		OnHit onHit = insert.onHit();
		if (onHit instanceof OnHit.Absent) {
			return new AbsentStatement(insert, names).write();
		}
		if (onHit instanceof OnHit.Ignore) {
			return statement("INSERT IGNORE INTO ", insert, names, rows, Fragment.sql(""));
		}
		if (onHit instanceof OnHit.Replace) {
			return statement("REPLACE INTO ", insert, names, rows, Fragment.sql(""));
		}
		UpdateClause clause = new UpdateClause(insert, names);
		if (onHit instanceof OnHit.Update update) {
			Fragment assignments = clause.update(update, signalHits);
			String alias = (this.rowReference == RowReference.ALIAS) ? " AS " + names.alias() : "";
			return statement("INSERT INTO ", insert, names, rows, Fragment.of(alias + "%s", assignments));
		}
		return statement("INSERT INTO ", insert, names, rows, clause.keep(signalHits));
	}

	private static Statement statement(String verb, Insert insert, Names names, int rows, Fragment end) {
		String row = insert.columns().stream().map(Column::write).collect(Collectors.joining(", ", "(", ")"));
		String text = verb + target(insert, names) + " VALUES " + String.join(", ", Collections.nCopies(rows, row))
				+ end.text();
		return new Statement(text, bound(insert.columns()), List.copyOf(end.constants()));
	}

	static String target(Insert insert, Names names) {
		return names.qualifiedTable() + insert.columns()
			.stream()
			.map((column) -> Names.quote(column.name()))
			.collect(Collectors.joining(", ", " (", ")"));
	}

	static List<Integer> bound(List<Column> columns) {
		List<Integer> bound = new ArrayList<>();
		for (int i = 0; i < columns.size(); i++) {
			if (columns.get(i).bound()) {
				bound.add(i);
			}
		}
		return List.copyOf(bound);
	}

}
