package io.duplicatekey.diagnosis;

import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.core.annotation.MergedAnnotation;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.core.annotation.MergedAnnotations.SearchStrategy;

import io.duplicatekey.schema.TableColumn;
import io.duplicatekey.schema.TableReader;

/**
 * Looks for a stored row that the application takes for deleted: the entity is mapped so
 * that it does not see the row, or a column says so.
 */
final class SoftDeletedExaminer implements Examiner {

	/**
	 * By name, so that no class of Hibernate's need be there, with the attribute that has
	 * the condition.
	 */
	private static final Map<String, String> RESTRICTIONS = Map.of("org.hibernate.annotations.SQLRestriction", "value",
			"org.hibernate.annotations.Where", "clause");

	private static final String SOFT_DELETE = "org.hibernate.annotations.SoftDelete";

	private static final List<Cure> CURES = List.of(
			new Cure("To bring the row back, write it by its key: an upsert that also sets the mark, or an update by"
					+ " key.", "cure-upsert"),
			new Cure("To allow a new row beside it, leave deleted rows out of the key: add a generated column to the"
					+ " index that is NULL for deleted rows.", "cause-soft-deleted"));

	private final List<String> columns;

	/**
	 * Create it.
	 * @param columns the names of columns that mark deleted rows, in any case
	 */
	SoftDeletedExaminer(List<String> columns) {
		this.columns = List.copyOf(columns);
	}

	@Override
	public @Nullable Finding examine(Scene scene) throws SQLException {
		KeyTable table = scene.table();
		StoredRow stored = scene.storedRow();
		if (table == null || stored == null) {
			return null;
		}
		Class<?> entityType = scene.violation().entityType();
		Finding finding = (entityType != null) ? ofEntity(entityType, table, stored) : null;
		return (finding != null) ? finding : ofColumns(table, stored);
	}

	private static @Nullable Finding ofEntity(Class<?> type, KeyTable table, StoredRow stored) throws SQLException {
		MergedAnnotations annotations = MergedAnnotations.from(type, SearchStrategy.TYPE_HIERARCHY);
		for (Map.Entry<String, String> restriction : RESTRICTIONS.entrySet()) {
			MergedAnnotation<?> annotation = annotations.get(restriction.getKey());
			if (annotation.isPresent()) {
				String condition = annotation.getString(restriction.getValue());
				return stored.is("(" + condition + ") IS NOT TRUE")
						? proven("The row does not fulfil the restriction of entity " + type.getSimpleName() + " (@"
								+ annotation.getType().getSimpleName() + "), so that no query of it finds the row.")
						: ruledOut("the stored row fulfils the restriction of entity " + type.getSimpleName());
			}
		}
		MergedAnnotation<?> softDelete = annotations.get(SOFT_DELETE);
		return softDelete.isPresent() ? ofSoftDelete(softDelete, type, table, stored) : null;
	}

	private static @Nullable Finding ofSoftDelete(MergedAnnotation<?> annotation, Class<?> type, KeyTable table,
			StoredRow stored) throws SQLException {
		boolean active = "ACTIVE".equals(String.valueOf(annotation.getValue("strategy").orElse("")));
		String name = annotation.getString("columnName");
		TableColumn column = table.column(!name.isEmpty() ? name : active ? "active" : "deleted");
		if (column == null) {
			return null;
		}
		boolean set = stored.is(isSet(column));
		return (set != active)
				? proven("Column " + column.name() + " of the row says that it is deleted, as entity "
						+ type.getSimpleName() + " is mapped (@SoftDelete).")
				: ruledOut("column " + column.name() + " of the stored row does not say that it is deleted");
	}

	private @Nullable Finding ofColumns(KeyTable table, StoredRow stored) throws SQLException {
		Finding finding = null;
		for (String name : this.columns) {
			TableColumn column = table.column(name);
			if (column != null && stored.is(isSet(column))) {
				return proven("Column " + column.name() + " of the row is set; by its name it marks deleted rows.");
			}
			if (column != null) {
				finding = ruledOut("column " + column.name() + " of the stored row is not set");
			}
		}
		return finding;
	}

	/**
	 * A condition for a column that is a flag or a time. A time that lies ahead, by more
	 * than the zones of clocks differ, has not come yet.
	 */
	private static String isSet(TableColumn column) {
		String name = TableReader.quote(column.name());
		String type = column.type().toLowerCase(Locale.ROOT);
		if (type.startsWith("date") || type.startsWith("timestamp")) {
			return name + " <= NOW() + INTERVAL 1 DAY";
		}
		if (type.startsWith("char") || type.startsWith("varchar") || type.startsWith("enum")) {
			return "LOWER(" + name + ") IN ('y', 'yes', 't', 'true', '1')";
		}
		return name + " <> 0";
	}

	private static Finding proven(String evidence) {
		return new Finding.Proven(DuplicateCause.SOFT_DELETED,
				"The row with this key is stored, and marked as deleted: to the application it is not there, to the"
						+ " unique index it is.",
				List.of(evidence), CURES);
	}

	private static Finding ruledOut(String why) {
		return new Finding.RuledOut(DuplicateCause.SOFT_DELETED, why);
	}

}
