package io.duplicatekey.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.duplicatekey.plan.UpsertPlan;
import io.duplicatekey.schema.DatabaseKind;
import io.duplicatekey.schema.TableReader;
import io.duplicatekey.schema.UniqueIndex;
import io.duplicatekey.sql.Insert;
import io.duplicatekey.sql.OnHit;
import io.duplicatekey.upsert.Permission;

/**
 * Whether the rows of a {@link StagedRows} may be given the AUTO_INCREMENT ids of the
 * stored rows with their keys. MySQL then finds each stored row by the primary key.
 * Otherwise it writes each row into the primary key with a new id, collides on the other
 * key, and takes it out again; which takes longer and uses ids up. On MariaDB it makes no
 * difference.
 * <p>
 * The stored rows are read with locks. Above READ COMMITTED those are locks of gaps too,
 * on which imports at the same time would dead-lock.
 */
final class SuppliedId {

	private SuppliedId() {
	}

	/**
	 * Find the column.
	 * @param connection where, in the transaction that will write
	 * @param plan what is to be done, validated
	 * @return the column of the id, {@code null} where it may not be given
	 */
	static @Nullable String of(Connection connection, UpsertPlan plan) throws SQLException {
		Insert insert = plan.insert();
		boolean allowed = (insert.onHit() instanceof OnHit.Update || insert.onHit() instanceof OnHit.Keep)
				&& plan.definition().otherKeys() == Permission.REFUSE && !DatabaseKind.isMariaDb(connection)
				&& Isolation.isReadCommitted(connection);
		if (!allowed) {
			return null;
		}
		TableReader reader = new TableReader(connection, insert.table().schema(), insert.table().name(), 0);
		String id = generatedKey(reader);
		return (id != null && !isInserted(insert, id) && !reader.mayHaveTriggers()) ? id : null;
	}

	private static @Nullable String generatedKey(TableReader reader) throws SQLException {
		List<UniqueIndex> indexes = reader.uniqueIndexes();
		return reader.columns()
			.stream()
			.filter((column) -> column.isAutoIncrement())
			.map((column) -> column.name())
			.filter((name) -> indexes.stream()
				.anyMatch((index) -> index.name().equals("PRIMARY") && index.consistsOf(List.of(name))))
			.findFirst()
			.orElse(null);
	}

	private static boolean isInserted(Insert insert, String id) {
		return insert.columns().stream().anyMatch((column) -> column.name().equalsIgnoreCase(id));
	}

}
