package io.duplicatekey.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Writes what changes one stored row that is found by its key, and inserts none. All
 * parameters are {@link Statement#constants()}, those of the row too.
 */
public final class UpdateStatements {

	private final Insert insert;

	private final List<Column> also;

	private final Names names;

	/**
	 * Create a writer.
	 * @param insert has the table, the columns and the key
	 * @param also columns in which the stored row must have what an insert would write
	 * @param rowReference what the server is
	 */
	public UpdateStatements(Insert insert, List<Column> also, RowReference rowReference) {
		this.insert = insert;
		this.also = also;
		this.names = new Names(insert.table(),
				(rowReference == RowReference.SHARDED) ? RowReference.SHARDED : RowReference.VALUES);
	}

	/**
	 * The statement that changes the row.
	 * @param update what the columns become
	 * @return the statement
	 * @throws IllegalArgumentException if columns read each other in a circle
	 */
	public Statement update(OnHit.Update update) {
		UpdateClause clause = new UpdateClause(this.insert, new ExpressionWriter(this.names, this::given), null);
		return statement(Fragment.of("UPDATE " + table() + "%s%s", clause.set(update), where()));
	}

	/**
	 * The query that locks the row.
	 * @return the query, which has no result where there is no such row
	 */
	public Statement lock() {
		return statement(Fragment.of("SELECT 1 FROM " + table() + "%s FOR UPDATE", where()));
	}

	private static Statement statement(Fragment written) {
		return new Statement(written.text(), List.of(), List.copyOf(written.constants()));
	}

	private String table() {
		return this.names.qualifiedTable().replace("%", "%%");
	}

	private Fragment where() {
		List<Fragment> conditions = new ArrayList<>();
		for (String column : this.insert.key()) {
			conditions.add(condition(column, " = ", given(column)));
		}
		for (Column column : this.also) {
			conditions.add(condition(column.name(), this.names.isSharded() ? " = " : " <=> ",
					column.bound() ? given(column.name()) : Fragment.sql(column.write())));
		}
		return Fragment.of(" WHERE %s", Fragment.join(" AND ", conditions));
	}

	private Fragment condition(String column, String operator, Fragment value) {
		return Fragment.of("%s" + operator + "%s", Fragment.sql(this.names.oldValue(column)), value);
	}

	private Fragment given(String name) {
		List<Column> columns = this.insert.columns();
		for (int i = 0; i < columns.size(); i++) {
			Column column = columns.get(i);
			if (column.name().equals(name)) {
				return new Fragment(column.write(), column.bound() ? List.of(new Expression.Given(i, name)) : List.of(),
						Set.of());
			}
		}
		throw new IllegalArgumentException("The given row has no value for " + name);
	}

}
