package io.duplicatekey.diagnosis;

import java.sql.SQLException;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.duplicatekey.DuplicateKeyViolation;
import io.duplicatekey.mysql.WrittenTable;
import io.duplicatekey.schema.TableReader;
import io.duplicatekey.schema.UniqueIndex;

/**
 * Finds the table whose key was violated. The error never names the schema, and that of
 * the connection is right only where the statement's table is the one.
 */
final class KeyTableFinder {

	private static final String SCHEMAS = """
			SELECT DISTINCT TABLE_SCHEMA FROM information_schema.STATISTICS
			WHERE TABLE_NAME = ? AND INDEX_NAME = ? AND NON_UNIQUE = 0 LIMIT 2""";

	private final Scene scene;

	KeyTableFinder(Scene scene) {
		this.scene = scene;
	}

	@Nullable KeyTable find() throws SQLException {
		DuplicateKeyViolation violation = this.scene.violation();
		String name = violation.table();
		String key = violation.constraint();
		if (name == null || key == null) {
			this.scene.note("The error does not say for certain in which table the key is.");
			return null;
		}
		String schema = (violation.schema() != null) ? violation.schema() : findSchema(name, key);
		if (schema == null) {
			this.scene.note("It is not known for certain in which schema the table is.");
			return null;
		}
		TableReader reader = this.scene.lookUp().table(schema, name);
		List<UniqueIndex> indexes = reader.uniqueIndexes();
		for (UniqueIndex index : indexes) {
			if (index.name().equalsIgnoreCase(key)) {
				return new KeyTable(schema, index.table(), index, indexes, reader.columns());
			}
		}
		this.scene.note("The table does not have that key any more.");
		return null;
	}

	private @Nullable String findSchema(String table, String key) throws SQLException {
		List<String> schemas = this.scene.lookUp().query(SCHEMAS, (row) -> row.getString(1), table, key);
		if (schemas.size() == 1) {
			return schemas.get(0);
		}
		WrittenTable written = this.scene.written();
		if (written == null || !written.table().equalsIgnoreCase(table) || !written.calledFunctions().isEmpty()
				|| this.scene.lookUp().table(written.schema(), written.table()).mayHaveTriggers()) {
			return null;
		}
		return (written.schema() != null) ? written.schema() : this.scene.lookUp().currentSchema();
	}

}
