package io.duplicatekey.hibernate;

import java.math.BigInteger;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.hibernate.engine.spi.SessionImplementor;
import org.jspecify.annotations.Nullable;

import io.duplicatekey.sql.Column;
import io.duplicatekey.sql.LockingSelect;

/**
 * Finds many rows at once whose keys the server has stored exactly as they were given.
 * That these are the right ones is certain, because no two rows have equal keys. What the
 * server takes for equal and Java does not, {@code 'A'} and {@code 'a'}, is not found.
 */
final class EqualKeys {

	/**
	 * Below the number at which MariaDB makes a subquery of a list.
	 */
	private static final int CHUNK = 500;

	/**
	 * What is equal in Java if and only if it was stored as it is.
	 */
	private static final Set<Class<?>> COMPARABLE = Set.of(String.class, Long.class, Integer.class, Short.class,
			Byte.class, BigInteger.class, Boolean.class, UUID.class, LocalDate.class);

	private final EntityPlan plan;

	private final List<Integer> key;

	private final List<EntityColumn> keyColumns;

	private final StoredValues selected;

	/**
	 * Create it.
	 * @param plan the plan that the rows were written by
	 * @param selected what is read
	 */
	EqualKeys(EntityPlan plan, StoredValues selected) {
		this.plan = plan;
		this.key = plan.key();
		this.keyColumns = this.key.stream().map((i) -> plan.columns().get(i)).toList();
		this.selected = selected;
	}

	/**
	 * Read rows.
	 * @param connection where they are
	 * @param session the session of the call
	 * @param index the index of the key
	 * @param rows the rows
	 * @return the values of each row, {@code null} for one that was not found
	 */
	List<@Nullable Object @Nullable []> read(Connection connection, SessionImplementor session, String index,
			List<EntityRow> rows) throws SQLException {
		Map<List<@Nullable Object>, @Nullable Object[]> found = new HashMap<>();
		List<EntityRow> asked = rows.stream().filter(this::isComparable).toList();
		for (int from = 0; from < asked.size(); from += CHUNK) {
			readChunk(connection, session, index, asked.subList(from, Math.min(from + CHUNK, asked.size())), found);
		}
		List<@Nullable Object @Nullable []> values = new ArrayList<>(rows.size());
		rows.forEach((row) -> values.add(found.get(keyOf(row))));
		return values;
	}

	private void readChunk(Connection connection, SessionImplementor session, String index, List<EntityRow> rows,
			Map<List<@Nullable Object>, @Nullable Object[]> found) throws SQLException {
		List<Column> columns = this.keyColumns.stream().map((column) -> column.mapped().column()).toList();
		List<String> expressions = new ArrayList<>(this.selected.expressions());
		columns.forEach((column) -> expressions.add(LockingSelect.column(column.name())));
		String sql = LockingSelect.writeAny(this.plan.plan().insert().table(), expressions, index, columns,
				rows.size());
		try (PreparedStatement statement = connection.prepareStatement(sql)) {
			EntityValueBinder binder = new EntityValueBinder(this.plan, session);
			int parameter = 1;
			for (EntityRow row : rows) {
				for (int column : this.key) {
					binder.bind(statement, parameter++, column, row.values()[column]);
				}
			}
			try (ResultSet result = statement.executeQuery()) {
				while (result.next()) {
					found.put(keyOf(result, session), this.selected.read(result, 1, session));
				}
			}
		}
	}

	private boolean isComparable(EntityRow row) {
		for (int column : this.key) {
			Object value = row.values()[column];
			if (value == null || !COMPARABLE.contains(value.getClass())) {
				return false;
			}
		}
		return true;
	}

	private List<@Nullable Object> keyOf(EntityRow row) {
		List<@Nullable Object> values = new ArrayList<>(this.key.size());
		this.key.forEach((column) -> values.add(row.values()[column]));
		return values;
	}

	private List<@Nullable Object> keyOf(ResultSet result, SessionImplementor session) throws SQLException {
		List<@Nullable Object> values = new ArrayList<>(this.key.size());
		int index = this.selected.expressions().size() + 1;
		for (EntityColumn column : this.keyColumns) {
			values.add(column.selectable().getJdbcMapping().getJdbcValueExtractor().extract(result, index++, session));
		}
		return values;
	}

}
