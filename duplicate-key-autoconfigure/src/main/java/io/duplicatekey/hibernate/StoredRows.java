package io.duplicatekey.hibernate;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

import org.hibernate.engine.spi.SessionImplementor;
import org.hibernate.metamodel.mapping.JdbcMapping;
import org.jspecify.annotations.Nullable;

import io.duplicatekey.jdbc.ShardingSphere;
import io.duplicatekey.sql.Column;
import io.duplicatekey.sql.LockingSelect;
import io.duplicatekey.plan.MappedColumn.Role;
import io.duplicatekey.upsert.OnDuplicate;
import io.duplicatekey.upsert.Outcome;

/**
 * Reads columns of rows that were just written.
 */
final class StoredRows {

	private static final int CHUNK = 100;

	private final EntityPlan plan;

	private final List<EntityColumn> columns;

	private final List<String> expressions;

	private final List<Integer> key;

	private final LockingSelect.Row byKey;

	private final LockingSelect.@Nullable Row byGeneratedId;

	private final boolean keyIsGeneratedId;

	StoredRows(EntityPlan plan, List<EntityColumn> columns) {
		this.plan = plan;
		this.columns = columns;
		this.expressions = columns.stream().map(StoredRows::expression).toList();
		this.key = plan.key();
		List<Column> keyColumns = this.key.stream().map((i) -> plan.columns().get(i).mapped().column()).toList();
		OnDuplicate mode = plan.plan().definition().onDuplicate();
		boolean absent = mode == OnDuplicate.IF_ABSENT;
		this.byKey = new LockingSelect.Row(keyColumns, absent, absent ? idNames(plan) : List.of());
		this.keyIsGeneratedId = this.key.stream()
			.anyMatch((i) -> plan.columns().get(i).mapped().role() == Role.GENERATED_ID);
		List<Column> generated = plan.mapping()
			.columns()
			.stream()
			.filter((column) -> column.mapped().role() == Role.GENERATED_ID)
			.map((column) -> new Column(column.mapped().column().name(), "?", false))
			.toList();
		// A later row of the same call can have replaced the one with that id.
		this.byGeneratedId = (generated.size() == 1 && mode != OnDuplicate.REPLACE)
				? new LockingSelect.Row(generated, false, List.of()) : null;
	}

	List<EntityColumn> columns() {
		return this.columns;
	}

	/**
	 * Read rows.
	 * @param connection where they are
	 * @param session the session of the call
	 * @param rows the rows
	 * @param found is given each row and its values, {@code null} if it is not there
	 * @throws SQLException from the driver
	 */
	void read(Connection connection, SessionImplementor session, List<EntityRow> rows,
			BiConsumer<EntityRow, @Nullable Object @Nullable []> found) throws SQLException {
		for (int from = 0; from < rows.size(); from += CHUNK) {
			List<EntityRow> chunk = rows.subList(from, Math.min(from + CHUNK, rows.size()));
			List<@Nullable Object @Nullable []> values = readChunk(connection, session, chunk);
			for (int i = 0; i < chunk.size(); i++) {
				found.accept(chunk.get(i), values.get(i));
			}
		}
	}

	private List<@Nullable Object @Nullable []> readChunk(Connection connection, SessionImplementor session,
			List<EntityRow> rows) throws SQLException {
		List<@Nullable Object @Nullable []> found = new ArrayList<>();
		rows.forEach((row) -> found.add(null));
		// Servers that number rows each for themselves can give two rows one number.
		boolean sharded = ShardingSphere.isBehind(connection);
		String sql = LockingSelect.write(this.plan.plan().insert().table(), this.expressions,
				rows.stream().map((row) -> lookUp(row, sharded)).toList());
		try (PreparedStatement statement = connection.prepareStatement(sql)) {
			int index = 1;
			for (EntityRow row : rows) {
				index = bind(statement, index, row, isByGeneratedId(row, sharded),
						new EntityValueBinder(this.plan, session));
			}
			try (ResultSet result = statement.executeQuery()) {
				while (result.next()) {
					found.set(result.getInt(1), valuesOf(result, session));
				}
			}
		}
		return found;
	}

	private LockingSelect.Row lookUp(EntityRow row, boolean sharded) {
		return (this.byGeneratedId != null && isByGeneratedId(row, sharded)) ? this.byGeneratedId : this.byKey;
	}

	private boolean isByGeneratedId(EntityRow row, boolean sharded) {
		return this.byGeneratedId != null && row.generatedKey() != null && row.outcome() == Outcome.INSERTED
				&& (this.keyIsGeneratedId || !sharded);
	}

	private int bind(PreparedStatement statement, int start, EntityRow row, boolean byGeneratedId,
			EntityValueBinder binder) throws SQLException {
		int index = start;
		if (byGeneratedId) {
			statement.setObject(index++, row.generatedKey());
			return index;
		}
		for (int column : this.key) {
			if (this.plan.columns().get(column).mapped().column().bound()) {
				binder.bind(statement, index++, column, row.values()[column]);
			}
		}
		return index;
	}

	private @Nullable Object[] valuesOf(ResultSet result, SessionImplementor session) throws SQLException {
		@Nullable Object[] values = new Object[this.columns.size()];
		for (int i = 0; i < values.length; i++) {
			JdbcMapping mapping = this.columns.get(i).selectable().getJdbcMapping();
			values[i] = mapping.convertToDomainValue(mapping.getJdbcValueExtractor().extract(result, i + 2, session));
		}
		return values;
	}

	private static String expression(EntityColumn column) {
		String read = column.selectable().getCustomReadExpression();
		// Hibernate 6 and 7 have different placeholders for the table.
		return (read != null)
				? read.replace("$PlaceHolder$", LockingSelect.alias()).replace("{@}", LockingSelect.alias())
				: LockingSelect.column(column.mapped().column().name());
	}

	private static List<String> idNames(EntityPlan plan) {
		return plan.mapping()
			.columns()
			.stream()
			.filter((column) -> column.part() == EntityColumn.ID)
			.map((column) -> column.mapped().column().name())
			.toList();
	}

}
