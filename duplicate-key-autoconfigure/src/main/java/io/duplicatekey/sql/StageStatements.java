package io.duplicatekey.sql;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * Writes the statements that fill a temporary table with the rows of an {@link Insert},
 * and insert them from there. The table has the columns of the insert that values are
 * bound for, all nullable, and the row's number, {@code n}.
 */
public final class StageStatements {

	/**
	 * The user variable that counts how many rows found their key, see {@link #insert}.
	 */
	public static final String HITS = "@duplicate_key_hits";

	private final Insert insert;

	private final List<Integer> bound;

	private final Names target;

	private final String stage;

	private final String kept;

	private final boolean numbersKey;

	/**
	 * Create a writer.
	 * @param insert what the rows are for
	 * @param stage the name of the temporary table, which is in the schema of the
	 * insert's
	 * @param numbersKey whether the key is an AUTO_INCREMENT column, so that rows whose
	 * key is NULL or 0 are new rows each
	 */
	public StageStatements(Insert insert, String stage, boolean numbersKey) {
		this.numbersKey = numbersKey;
		this.insert = insert;
		this.bound = StatementWriter.bound(insert.columns());
		this.target = new Names(insert.table(), RowReference.VALUES);
		this.stage = new Names(new TableName(insert.table().schema(), stage), RowReference.VALUES).qualifiedTable();
		this.kept = new Names(new TableName(insert.table().schema(), stage + "_kept"), RowReference.VALUES)
			.qualifiedTable();
	}

	/**
	 * Create the table. Columns of the outer side of a join are nullable, and otherwise
	 * as they are.
	 * @param withoutDefault columns, in lower case, whose defaults the server could
	 * refuse for a new table, all of dates and times
	 * @return the statement
	 */
	public String create(Set<String> withoutDefault) {
		String columns = this.bound.stream()
			.map((i) -> this.insert.columns().get(i).name())
			.map((name) -> withoutDefault.contains(name.toLowerCase(Locale.ROOT))
					? "COALESCE(%1$s, %1$s) AS %2$s".formatted(stored(name), Names.quote(name)) : stored(name))
			.collect(Collectors.joining(", "));
		return "CREATE TEMPORARY TABLE " + this.stage + " (" + number()
				+ " BIGINT UNSIGNED NOT NULL DEFAULT 0 PRIMARY KEY) ENGINE = InnoDB SELECT " + columns
				+ " FROM (SELECT 1 AS one) AS nothing LEFT JOIN " + this.target.qualifiedTable() + " AS "
				+ storedAlias() + " ON FALSE LIMIT 0";
	}

	/**
	 * The name of the column with the row's number, which must not be one of the
	 * insert's.
	 */
	private String number() {
		String name = "n";
		while (has(name)) {
			name += "_";
		}
		return Names.quote(name);
	}

	private boolean has(String name) {
		return this.insert.columns().stream().anyMatch((column) -> column.name().equalsIgnoreCase(name));
	}

	/**
	 * Drop the table, which does not end a transaction.
	 * @return the statement
	 */
	public String drop() {
		return "DROP TEMPORARY TABLE IF EXISTS " + this.stage;
	}

	/**
	 * Fill the table by an insert.
	 * @param rows the number of rows
	 * @return the statement; in a row's columns, the one behind the last of the insert's
	 * stands for the row's number
	 */
	public Statement fill(int rows) {
		List<Integer> parameters = new ArrayList<>(List.of(this.insert.columns().size()));
		parameters.addAll(this.bound);
		String row = this.bound.stream()
			.map((i) -> this.insert.columns().get(i).write())
			.collect(Collectors.joining(", ", "(?, ", ")"));
		String text = (isIgnore() ? "INSERT IGNORE INTO " : "INSERT INTO ") + this.stage + " (" + number() + ", "
				+ boundNames() + ") VALUES " + String.join(", ", Collections.nCopies(rows, row));
		return new Statement(text, List.copyOf(parameters), List.of());
	}

	private boolean isIgnore() {
		return this.insert.onHit() instanceof OnHit.Ignore;
	}

	/**
	 * Fill the table by LOAD DATA LOCAL, from lines of fields in UTF-8: the row's number,
	 * then the columns that values are bound for. What separates and escapes them is
	 * spelled out in hexadecimal, so that it does not depend on the SQL mode.
	 * @param forms the form of each column's fields
	 * @return the statement
	 */
	public String load(List<LoadForm> forms) {
		List<String> fields = new ArrayList<>(List.of(number()));
		List<String> assignments = new ArrayList<>();
		for (int i = 0; i < forms.size(); i++) {
			Column column = this.insert.columns().get(this.bound.get(i));
			if (forms.get(i) == LoadForm.TEXT && column.write().equals("?")) {
				fields.add(Names.quote(column.name()));
			}
			else {
				String variable = "@duplicate_key_" + i;
				fields.add(variable);
				assignments.add(
						Names.quote(column.name()) + " = " + column.write().replace("?", forms.get(i).value(variable)));
			}
		}
		return "LOAD DATA LOCAL INFILE 'duplicate-key' INTO TABLE " + this.stage
				+ " CHARACTER SET utf8mb4 FIELDS TERMINATED BY X'09' ESCAPED BY X'5C' LINES TERMINATED BY X'0A' ("
				+ String.join(", ", fields) + ")"
				+ (assignments.isEmpty() ? "" : " SET " + String.join(", ", assignments));
	}

	/**
	 * Take rows out of the table again.
	 * @param first the number of the first of them; all after it go too
	 * @return the statement
	 */
	public String deleteFrom(long first) {
		return "DELETE FROM " + this.stage + " WHERE " + number() + " >= " + first;
	}

	/**
	 * Change a row of the table to what it is, which tells whether the connection counts
	 * found rows.
	 * @param row the number of a row
	 * @return the statement, for which 1 or 0 rows are affected
	 */
	public String touch(long row) {
		return "UPDATE " + this.stage + " SET " + number() + " = " + number() + " WHERE " + number() + " = " + row;
	}

	/**
	 * Find rows that have the same key.
	 * @param limit how many keys to find
	 * @return the query for the numbers of the first ten rows of each key, with commas
	 * between them, and how many there are
	 */
	public String repeated(int limit) {
		return "SELECT SUBSTRING_INDEX(GROUP_CONCAT(%1$s ORDER BY %1$s), ',', 10), COUNT(*) FROM ".formatted(number())
				+ this.stage + groupByKey() + " HAVING COUNT(*) > 1 ORDER BY MIN(" + number() + ") LIMIT " + limit;
	}

	/**
	 * By what of the key differs between rows, which is what values are bound for.
	 */
	private String groupByKey() {
		List<String> key = this.bound.stream()
			.map((i) -> this.insert.columns().get(i).name())
			.filter(this.insert.key()::contains)
			.map(Names::quote)
			.toList();
		return " GROUP BY " + String.join(", ", key)
				+ (this.numbersKey ? ", IF(COALESCE(%s, 0) = 0, %s, 0)".formatted(key.get(0), number()) : "");
	}

	/**
	 * Create the table of the rows that are written.
	 * @return the statement
	 */
	public String createKept() {
		return "CREATE TEMPORARY TABLE " + this.kept + " (" + number()
				+ " BIGINT UNSIGNED NOT NULL PRIMARY KEY) ENGINE = InnoDB";
	}

	/**
	 * Fill the table of the rows that are written: one for each key.
	 * @param last whether it is the last of them, not the first
	 * @return the statement, which affects as many rows
	 */
	public String keep(boolean last) {
		return "INSERT INTO " + this.kept + " SELECT " + (last ? "MAX(" : "MIN(") + number() + ") FROM " + this.stage
				+ groupByKey();
	}

	/**
	 * Drop the table of the rows that are written.
	 * @return the statement
	 */
	public String dropKept() {
		return "DROP TEMPORARY TABLE IF EXISTS " + this.kept;
	}

	/**
	 * Insert the rows in their order. What was given is always referred to by the
	 * function VALUES, which alone is, with a SELECT too, what the table would have
	 * stored.
	 * @param kept whether only the rows that are kept
	 * @param countHits whether the statement adds 1 to {@link #HITS} for each row that
	 * finds its key; only for {@link OnHit.Update} and {@link OnHit.Keep}
	 * @param id the AUTO_INCREMENT column whose stored value is given to rows that have
	 * one, {@code null} to leave it out
	 * @return the statement
	 */
	public Statement insert(boolean kept, boolean countHits, @Nullable String id) {
		List<String> columns = new ArrayList<>(this.insert.columns().stream().map(Column::name).toList());
		List<String> values = new ArrayList<>(this.insert.columns().stream().map(this::given).toList());
		String from = this.stage + " AS " + stagedAlias();
		if (kept) {
			from += " JOIN " + this.kept + " AS " + alias("kept") + " ON " + alias("kept") + "." + number() + " = "
					+ stagedAlias() + "." + number();
		}
		if (id != null) {
			columns.add(0, id);
			values.add(0, stored(id));
			from += " LEFT JOIN " + this.target.qualifiedTable() + " AS " + storedAlias() + " ON "
					+ sameKey(storedAlias());
		}
		Fragment end = end(countHits);
		String text = verb() + this.target.qualifiedTable() + " ("
				+ columns.stream().map(Names::quote).collect(Collectors.joining(", ")) + ") SELECT "
				+ String.join(", ", values) + " FROM " + from + " ORDER BY " + stagedAlias() + "." + number()
				+ ((id != null) ? " FOR UPDATE" : "") + end.text();
		return new Statement(text, List.of(), List.copyOf(end.constants()));
	}

	/**
	 * Read stored rows that have the keys of rows in the table, by its collations.
	 * @param expressions what to select, see {@link LockingSelect#column}
	 * @param index the unique index of the key; with another one, or none, the server
	 * could lock more rows
	 * @param locking whether to lock, like a {@link LockingSelect} and for the same
	 * reason: without, it takes half the time
	 * @return the query, whose parameters are the numbers of the first and of the last
	 * row; its result has the number of a row, then the expressions
	 */
	public String select(List<String> expressions, String index, boolean locking) {
		String number = stagedAlias() + "." + number();
		return "SELECT STRAIGHT_JOIN " + number + ", " + String.join(", ", expressions) + " FROM " + this.stage + " AS "
				+ stagedAlias() + " JOIN " + this.target.qualifiedTable() + " AS " + LockingSelect.alias()
				+ " FORCE INDEX (" + Names.quote(index) + ") ON " + sameKey(LockingSelect.alias()) + " WHERE " + number
				+ " BETWEEN ? AND ?" + (locking ? " LOCK IN SHARE MODE" : "");
	}

	/**
	 * Compares a stored key with that of a row in the table.
	 * @param stored the alias of the table that it is stored in
	 */
	private String sameKey(String stored) {
		return this.insert.columns()
			.stream()
			.filter((column) -> this.insert.key().contains(column.name()))
			.map((column) -> stored + "." + Names.quote(column.name()) + " = " + given(column))
			.collect(Collectors.joining(" AND "));
	}

	/**
	 * What a row has for a column, which may be the same for all rows.
	 */
	private String given(Column column) {
		return column.bound() ? staged(column.name()) : column.write();
	}

	private String verb() {
		return (this.insert.onHit() instanceof OnHit.Replace) ? "REPLACE INTO "
				: isIgnore() ? "INSERT IGNORE INTO " : "INSERT INTO ";
	}

	private Fragment end(boolean countHits) {
		UpdateClause clause = new UpdateClause(this.insert, this.target, countHits ? HITS : null);
		if (this.insert.onHit() instanceof OnHit.Update update) {
			return clause.update(update, false);
		}
		return (this.insert.onHit() instanceof OnHit.Keep) ? clause.keep(false) : Fragment.sql("");
	}

	private String boundNames() {
		return this.bound.stream()
			.map((i) -> Names.quote(this.insert.columns().get(i).name()))
			.collect(Collectors.joining(", "));
	}

	private String staged(String column) {
		return stagedAlias() + "." + Names.quote(column);
	}

	private String stored(String column) {
		return storedAlias() + "." + Names.quote(column);
	}

	private String stagedAlias() {
		return alias("staged");
	}

	private String storedAlias() {
		return alias("stored");
	}

	/**
	 * Aliases must differ from the name of the table, which the update refers to.
	 */
	private String alias(String name) {
		return Names.quote(this.insert.table().name().equalsIgnoreCase(name) ? name + "_row" : name);
	}

}
