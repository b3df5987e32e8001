package io.duplicatekey.hibernate;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;

import org.hibernate.engine.spi.SessionImplementor;
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

	private static final int MANY = 10_000;

	/**
	 * So few are not worth a second query where some keys are stored otherwise.
	 */
	private static final int FEW = 10;

	private final EntityPlan plan;

	private final StoredValues selected;

	private final List<Integer> boundKey;

	private final LockingSelect.Row byKey;

	private final LockingSelect.@Nullable Row byGeneratedId;

	private final @Nullable EqualKeys byEqualKeys;

	private final boolean keyIsGeneratedId;

	StoredRows(EntityPlan plan, List<EntityColumn> columns) {
		this.plan = plan;
		this.selected = StoredValues.of(columns);
		List<Integer> key = plan.key();
		List<Column> keyColumns = key.stream().map((i) -> plan.columns().get(i).mapped().column()).toList();
		this.boundKey = key.stream().filter((i) -> plan.columns().get(i).mapped().column().bound()).toList();
		OnDuplicate mode = plan.plan().definition().onDuplicate();
		boolean absent = mode == OnDuplicate.IF_ABSENT;
		this.byKey = new LockingSelect.Row(keyColumns, absent, absent ? idNames(plan) : List.of());
		this.keyIsGeneratedId = key.stream()
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
		this.byEqualKeys = keyColumns.stream().allMatch((column) -> column.write().equals("?"))
				? new EqualKeys(plan, this.selected) : null;
	}

	List<EntityColumn> columns() {
		return this.selected.columns();
	}

	StoredValues values() {
		return this.selected;
	}

	/**
	 * Read rows.
	 * @param connection where they are
	 * @param session the session of the call
	 * @param index the index of the key, empty for none
	 * @param rows the rows
	 * @param found is given each row and its values, {@code null} if it is not there
	 * @throws SQLException from the driver
	 */
	void read(Connection connection, SessionImplementor session, String index, List<EntityRow> rows,
			BiConsumer<EntityRow, @Nullable Object @Nullable []> found) throws SQLException {
		for (int from = 0; from < rows.size(); from += MANY) {
			List<EntityRow> part = rows.subList(from, Math.min(from + MANY, rows.size()));
			List<@Nullable Object @Nullable []> values = readPart(connection, session, index, part);
			for (int i = 0; i < part.size(); i++) {
				found.accept(part.get(i), values.get(i));
			}
		}
	}

	/**
	 * Ask for many rows by their keys as they are, and then for what is left as the
	 * server compares it.
	 */
	private List<@Nullable Object @Nullable []> readPart(Connection connection, SessionImplementor session,
			String index, List<EntityRow> rows) throws SQLException {
		List<@Nullable Object @Nullable []> values = new ArrayList<>();
		if (this.byEqualKeys != null && !index.isEmpty() && rows.size() >= FEW
				&& !ShardingSphere.isBehind(connection)) {
			values.addAll(this.byEqualKeys.read(connection, session, index, rows));
		}
		else {
			rows.forEach((row) -> values.add(null));
		}
		List<Integer> missing = IntStream.range(0, rows.size()).filter((i) -> values.get(i) == null).boxed().toList();
		for (int from = 0; from < missing.size(); from += CHUNK) {
			List<Integer> chunk = missing.subList(from, Math.min(from + CHUNK, missing.size()));
			List<@Nullable Object @Nullable []> read = readChunk(connection, session,
					chunk.stream().map(rows::get).toList());
			for (int i = 0; i < chunk.size(); i++) {
				values.set(chunk.get(i), read.get(i));
			}
		}
		return values;
	}

	private List<@Nullable Object @Nullable []> readChunk(Connection connection, SessionImplementor session,
			List<EntityRow> rows) throws SQLException {
		List<@Nullable Object @Nullable []> found = new ArrayList<>();
		rows.forEach((row) -> found.add(null));
		// Servers that number rows each for themselves can give two rows one number.
		boolean sharded = ShardingSphere.isBehind(connection);
		String sql = LockingSelect.write(this.plan.plan().insert().table(), this.selected.expressions(),
				rows.stream().map((row) -> lookUp(row, sharded)).toList());
		try (PreparedStatement statement = connection.prepareStatement(sql)) {
			int index = 1;
			for (EntityRow row : rows) {
				index = bind(statement, index, row, isByGeneratedId(row, sharded),
						new EntityValueBinder(this.plan, session));
			}
			try (ResultSet result = statement.executeQuery()) {
				while (result.next()) {
					found.set(result.getInt(1), this.selected.read(result, 2, session));
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
		for (int column : this.boundKey) {
			binder.bind(statement, index++, column, row.values()[column]);
		}
		return index;
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
