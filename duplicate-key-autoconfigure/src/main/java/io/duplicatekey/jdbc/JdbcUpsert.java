package io.duplicatekey.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;

import io.duplicatekey.plan.TableMapping;
import io.duplicatekey.plan.UpsertDefinition;
import io.duplicatekey.plan.UpsertPlan;
import io.duplicatekey.plan.UpsertPlanner;
import io.duplicatekey.upsert.OnDuplicate;
import io.duplicatekey.upsert.Outcome;
import io.duplicatekey.upsert.UpsertResult;

/**
 * The upsert of one table over JDBC, with the table read: plans for rows by the columns
 * that they have, and executes them.
 */
final class JdbcUpsert {

	private static final RowListener NOBODY = (row, outcome, generatedKey) -> {
	};

	private final UpsertExecutor executor;

	private final UpsertDefinition definition;

	private final JdbcTable table;

	private final List<String> key;

	private final GivenRow rows;

	private final Map<Set<String>, UpsertPlan> plans = new ConcurrentHashMap<>();

	/**
	 * Create it.
	 * @param definition what is to be done; its names still as the user wrote them, its
	 * key empty for the default
	 */
	JdbcUpsert(UpsertExecutor executor, UpsertDefinition definition, JdbcTable table) {
		this.executor = executor;
		this.table = table;
		this.key = definition.key().isEmpty() ? table.defaultKey(definition.where())
				: definition.key().stream().map(table::resolve).toList();
		this.definition = new UpsertDefinition(definition.where(), this.key,
				definition.update().stream().map(table::resolve).toList(),
				definition.exclude().stream().map(table::resolve).toList(), resolved(definition.set(), table),
				definition.when(), definition.parameters(), definition.onDuplicate(), definition.otherKeys(),
				definition.cascades(), definition.managedCopies(), definition.via(), definition.repeats());
		this.rows = new GivenRow(table, this.key);
	}

	private static Map<String, String> resolved(Map<String, String> set, JdbcTable table) {
		Map<String, String> resolved = new LinkedHashMap<>();
		set.forEach((name, expression) -> resolved.put(table.resolve(name), expression));
		return resolved;
	}

	UpsertResult execute(Connection connection, SqlParameterSource[] rows) throws SQLException {
		return execute(connection, values(rows), Counting.TOTALS, NOBODY);
	}

	List<UpsertedKey> executeEach(Connection connection, SqlParameterSource[] rows) throws SQLException {
		List<Map<String, @Nullable Object>> values = values(rows);
		List<UpsertedKey> written = new ArrayList<>(
				Collections.nCopies(values.size(), new UpsertedKey(Outcome.UNCHANGED, null)));
		execute(connection, values, Counting.EACH, (row, outcome, generatedKey) -> written.set((int) row,
				new UpsertedKey(outcome, isLasting() ? generatedKey : null)));
		String column = this.table.autoIncrement();
		return (column != null) ? withExistingKeys(connection, column, values, written) : written;
	}

	/**
	 * A later row of the same call can replace the one that was just numbered.
	 */
	private boolean isLasting() {
		return this.definition.onDuplicate() != OnDuplicate.REPLACE;
	}

	private UpsertResult execute(Connection connection, List<Map<String, @Nullable Object>> values, Counting counting,
			RowListener listener) throws SQLException {
		UpsertPlan plan = this.plans.computeIfAbsent(new LinkedHashSet<>(values.get(0).keySet()), this::plan);
		List<String> columns = plan.columns().stream().map((column) -> column.column().name()).toList();
		return this.executor.execute(connection, plan, new TypedValueBinder(),
				values.stream().map((row) -> columns.stream().map(row::get).toArray()).iterator(), Map.of(), counting,
				listener);
	}

	private UpsertPlan plan(Set<String> given) {
		TableMapping mapping = this.table.mapping(given, this.key);
		for (String column : this.key) {
			if (!given.contains(column) && this.table.columnNames().contains(column)
					&& !column.equals(this.table.autoIncrement())) {
				throw new InvalidDataAccessApiUsageException(this.definition.where() + ": the elements have no '"
						+ column + "', which is part of the key (" + String.join(", ", this.key) + ")");
			}
		}
		return UpsertPlanner.plan(this.definition, mapping);
	}

	private List<Map<String, @Nullable Object>> values(SqlParameterSource[] rows) {
		List<Map<String, @Nullable Object>> values = new ArrayList<>(rows.length);
		for (int i = 0; i < rows.length; i++) {
			values.add(this.rows.values(rows[i], i));
			if (!values.get(i).keySet().equals(values.get(0).keySet())) {
				throw new InvalidDataAccessApiUsageException(
						"%s: element 0 has the columns %s and element %d has %s, but all elements of a call must have the same; give NULL where a column is to be NULL, and elements without it in a call of their own where it is to have its default"
							.formatted(this.definition.where(), values.get(0).keySet(), i, values.get(i).keySet()));
			}
		}
		return values;
	}

	private List<UpsertedKey> withExistingKeys(Connection connection, String column,
			List<Map<String, @Nullable Object>> values, List<UpsertedKey> written) throws SQLException {
		List<UpsertedKey> keys = new ArrayList<>(written);
		try (ExistingKeys existing = new ExistingKeys(connection, this.table.name(), column, this.key)) {
			for (int i = 0; i < keys.size(); i++) {
				if (keys.get(i).key() == null) {
					keys.set(i, new UpsertedKey(keys.get(i).outcome(),
							existing.find(Arrays.asList(this.key.stream().map(values.get(i)::get).toArray()))));
				}
			}
		}
		return keys;
	}

}
