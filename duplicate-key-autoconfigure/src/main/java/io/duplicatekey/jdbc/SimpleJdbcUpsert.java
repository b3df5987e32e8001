package io.duplicatekey.jdbc;

import java.util.Collection;
import java.util.List;
import java.util.Map;

import javax.sql.DataSource;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;

import io.duplicatekey.upsert.Assign;
import io.duplicatekey.upsert.OnDuplicate;
import io.duplicatekey.upsert.Permission;
import io.duplicatekey.upsert.Repeats;
import io.duplicatekey.upsert.Upsert;
import io.duplicatekey.upsert.UpsertResult;
import io.duplicatekey.upsert.Via;

/**
 * Upserts rows into a table without a mapping, in the manner of
 * {@link org.springframework.jdbc.core.simple.SimpleJdbcInsert}: the table's own metadata
 * says what there is to write. <pre>
 * SimpleJdbcUpsert products = new SimpleJdbcUpsert(dataSource).withTableName("product")
 *     .withKeyColumns("sku")
 *     .set("hits", "#old.hits + #new.hits");
 * UpsertResult result = products.executeBatch(rows);
 * </pre>
 * <p>
 * A row's values are found by the names of the columns, in any case or in camel case
 * ({@code unitPrice} for {@code unit_price}). Columns that the rows of a call do not have
 * are left out, so that an inserted row gets their defaults and a stored one keeps its
 * values; all rows of a call must have the same columns. Columns that the server computes
 * are always left out, and so is an AUTO_INCREMENT column that is not part of the key
 * where its value is NULL. In expressions, properties have the names of the columns as
 * they are in the table.
 * <p>
 * A call joins the running transaction, and has one of its own where none runs, which is
 * tried again after a deadlock or a lock wait. What the server refuses is translated by
 * the exception translator of the {@code JdbcTemplate}. Everything is read from the table
 * once, by the first call; after that the instance cannot be changed any more, and any
 * thread can use it. What the table does not allow is an
 * {@link io.duplicatekey.InvalidDeclarationException}.
 */
public final class SimpleJdbcUpsert {

	private final JdbcTemplate jdbcTemplate;

	private final JdbcUpsertSettings settings = new JdbcUpsertSettings();

	/**
	 * Create an upsert.
	 * @param dataSource the data source of the table
	 */
	public SimpleJdbcUpsert(DataSource dataSource) {
		this(new JdbcTemplate(dataSource));
	}

	/**
	 * Create an upsert.
	 * @param jdbcTemplate the template that gets connections and translates exceptions
	 */
	public SimpleJdbcUpsert(JdbcTemplate jdbcTemplate) {
		this.jdbcTemplate = jdbcTemplate;
	}

	/**
	 * Say which table rows are written to.
	 * @param table the name of the table, without quotes
	 * @return this
	 */
	public SimpleJdbcUpsert withTableName(String table) {
		this.settings.changeable().table = table;
		return this;
	}

	/**
	 * Say in which schema, in MySQL's words database, the table is; by default in that of
	 * the connection.
	 * @param schema the name of the schema, without quotes
	 * @return this
	 */
	public SimpleJdbcUpsert withSchemaName(String schema) {
		this.settings.changeable().schema = schema;
		return this;
	}

	/**
	 * Say which columns make a row the same row. A unique index must back them, except
	 * with {@link OnDuplicate#IF_ABSENT}.
	 * @param columns the columns; by default those of the primary key, or if that is
	 * AUTO_INCREMENT those of the single unique key
	 * @return this
	 */
	public SimpleJdbcUpsert withKeyColumns(String... columns) {
		this.settings.changeable().key = List.of(columns);
		return this;
	}

	/**
	 * Say which columns change where the key is there already; by default all that the
	 * rows have, except those of the key and of the primary key.
	 * @param columns the columns
	 * @return this
	 */
	public SimpleJdbcUpsert updatingColumns(String... columns) {
		this.settings.changeable().update = List.of(columns);
		return this;
	}

	/**
	 * Say which columns do not change where the key is there already.
	 * @param columns the columns
	 * @return this
	 */
	public SimpleJdbcUpsert excludingColumns(String... columns) {
		this.settings.changeable().exclude = List.of(columns);
		return this;
	}

	/**
	 * Say what a column becomes where the key is there already, instead of the new row's
	 * value.
	 * @param column the column
	 * @param expression its value, as {@link Assign#value()} has it:
	 * {@code "#old.hits + #new.hits"}
	 * @return this
	 */
	public SimpleJdbcUpsert set(String column, String expression) {
		this.settings.changeable().set.put(column, expression);
		return this;
	}

	/**
	 * Say what must be true for a stored row to change.
	 * @param expression the condition, as {@link Upsert#when()} has it
	 * @return this
	 */
	public SimpleJdbcUpsert when(String expression) {
		this.settings.changeable().when = expression;
		return this;
	}

	/**
	 * Say what happens with a row whose key is there already; by default it is changed.
	 * @param onDuplicate the mode
	 * @return this
	 */
	public SimpleJdbcUpsert onDuplicate(OnDuplicate onDuplicate) {
		this.settings.changeable().onDuplicate = onDuplicate;
		return this;
	}

	/**
	 * Allow the table to have further unique keys, as {@link Upsert#otherKeys()} does.
	 * @return this
	 */
	public SimpleJdbcUpsert allowingOtherKeys() {
		this.settings.changeable().otherKeys = Permission.ALLOW;
		return this;
	}

	/**
	 * Allow {@link OnDuplicate#REPLACE} to delete rows of other tables, as
	 * {@link Upsert#cascades()} does.
	 * @return this
	 */
	public SimpleJdbcUpsert allowingCascades() {
		this.settings.changeable().cascades = Permission.ALLOW;
		return this;
	}

	/**
	 * Say how the rows get to the server; by default the way is chosen.
	 * @param via the way; {@link Via#LOAD_DATA} is for calls that ask for totals
	 * @return this
	 */
	public SimpleJdbcUpsert via(Via via) {
		this.settings.changeable().via = via;
		return this;
	}

	/**
	 * Say what happens with rows of one call that have the same key; by default each is
	 * written in its turn.
	 * @param repeats what happens; everything but {@link Repeats#APPLY} is for calls that
	 * ask for totals
	 * @return this
	 */
	public SimpleJdbcUpsert repeats(Repeats repeats) {
		this.settings.changeable().repeats = repeats;
		return this;
	}

	/**
	 * Use an executor that is there already, with its settings and what it knows of the
	 * server.
	 * @param executor the executor; by default one of its own, for which the properties
	 * under {@code duplicate-key.upsert} do not hold
	 * @return this
	 */
	public SimpleJdbcUpsert withExecutor(UpsertExecutor executor) {
		this.settings.changeable().executor = executor;
		return this;
	}

	/**
	 * Say how often to try a call again that has a transaction of its own.
	 * @param retry the policy, which also counts; by default one of its own with the
	 * usual limits
	 * @return this
	 */
	public SimpleJdbcUpsert withRetry(UpsertRetry retry) {
		this.settings.changeable().retry = retry;
		return this;
	}

	/**
	 * Write one row.
	 * @param row the values by column; a name that no column has is refused
	 * @return whether it was inserted or changed a stored row
	 */
	public UpsertResult execute(Map<String, ?> row) {
		return executeBatch(List.of(row));
	}

	/**
	 * Write one row.
	 * @param row the values
	 * @return whether it was inserted or changed a stored row
	 */
	public UpsertResult execute(SqlParameterSource row) {
		return executeBatch(row);
	}

	/**
	 * Write rows.
	 * @param rows the values of each row
	 * @return the totals
	 */
	public UpsertResult executeBatch(SqlParameterSource... rows) {
		return (rows.length > 0)
				? this.settings.run(this.jdbcTemplate, (upsert, connection) -> upsert.execute(connection, rows))
				: new UpsertResult(0, 0, 0, List.of());
	}

	/**
	 * Write rows.
	 * @param rows the values of each row by column; a name that no column has is refused
	 * @return the totals
	 */
	public UpsertResult executeBatch(Collection<? extends Map<String, ?>> rows) {
		return executeBatch(sources(rows));
	}

	/**
	 * Write rows one by one, and find out which row has the key of each now.
	 * @param rows the values of each row
	 * @return what became of each row and its AUTO_INCREMENT value, in the same order
	 */
	public List<UpsertedKey> executeAndReturnKeys(SqlParameterSource... rows) {
		return (rows.length > 0)
				? this.settings.run(this.jdbcTemplate, (upsert, connection) -> upsert.executeEach(connection, rows))
				: List.of();
	}

	/**
	 * Write rows one by one, and find out which row has the key of each now.
	 * @param rows the values of each row by column; a name that no column has is refused
	 * @return what became of each row and its AUTO_INCREMENT value, in the same order
	 */
	public List<UpsertedKey> executeAndReturnKeys(Collection<? extends Map<String, ?>> rows) {
		return executeAndReturnKeys(sources(rows));
	}

	private static SqlParameterSource[] sources(Collection<? extends Map<String, ?>> rows) {
		return rows.stream().map(MapSqlParameterSource::new).toArray(SqlParameterSource[]::new);
	}

}
