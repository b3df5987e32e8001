package io.duplicatekey.diagnosis;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.duplicatekey.schema.TableColumn;
import io.duplicatekey.schema.TableReader;
import io.duplicatekey.schema.UniqueIndex.Part;

/**
 * Looks for a stored key that differs from the given one, character by character, and is
 * the same to the column's collation.
 */
final class CollationExaminer implements Examiner {

	private static final List<Cure> CURES = List.of(
			new Cure("If they are different keys, give the column a collation that tells them apart.",
					"cure-collation"),
			new Cure("If they are the same, bring values into one form before they are compared and stored.",
					"cure-collation"));

	@Override
	public @Nullable Finding examine(Scene scene) throws SQLException {
		KeyTable table = scene.table();
		if (table == null || table.index().parts().stream().anyMatch((part) -> part.column() == null)) {
			return null;
		}
		List<Part> texts = table.index()
			.parts()
			.stream()
			.filter((part) -> isText(table.column(part.column())))
			.toList();
		if (texts.isEmpty()) {
			return new Finding.RuledOut(DuplicateCause.COLLATION, "no column of the key is a text");
		}
		StoredRow stored = scene.storedRow();
		if (stored == null) {
			return null;
		}
		boolean given = texts.stream()
			.allMatch((part) -> scene.row().get(String.valueOf(part.column())) instanceof CharSequence);
		Finding printed = comparePrinted(scene, table, stored, texts);
		return (given && !(printed instanceof Finding.RuledOut)) ? compareGiven(scene, stored, texts) : printed;
	}

	private static @Nullable Finding compareGiven(Scene scene, StoredRow stored, List<Part> texts) throws SQLException {
		Set<CollationDifference> differences = EnumSet.noneOf(CollationDifference.class);
		List<Part> different = new ArrayList<>();
		for (Part part : texts) {
			String value = stored.read(valueOf(part), String.class);
			if (value == null) {
				return null;
			}
			String given = covered(String.valueOf(scene.row().get(String.valueOf(part.column()))), part);
			if (!given.equals(value)) {
				// It can be another row, or a trigger or a converter has changed it.
				if (!stored.is(valueOf(part) + " = ?", given)) {
					return null;
				}
				different.add(part);
				differences.addAll(CollationDifference.between(given, value));
			}
		}
		return different.isEmpty() ? same() : proven(stored, different, differences);
	}

	/**
	 * All parts at once, because it is not certain where one ends in what is printed.
	 */
	private static @Nullable Finding comparePrinted(Scene scene, KeyTable table, StoredRow stored, List<Part> texts)
			throws SQLException {
		String printed = scene.printed();
		if (printed == null) {
			return null;
		}
		List<String> values = table.index().parts().stream().map(CollationExaminer::valueOf).toList();
		String value = stored.read("CONCAT_WS('-', " + String.join(", ", values) + ")", String.class);
		if (value == null) {
			return null;
		}
		if (value.equals(printed)) {
			return same();
		}
		Set<CollationDifference> differences = CollationDifference.between(printed, value);
		// Of other types it is not certain that they are printed as they are read.
		return (differences.isEmpty() && texts.size() < table.index().parts().size()) ? null
				: proven(stored, texts, differences);
	}

	private static Finding same() {
		return new Finding.RuledOut(DuplicateCause.COLLATION,
				"the stored key is the same as the given one, character by character");
	}

	private static Finding proven(StoredRow stored, List<Part> parts, Set<CollationDifference> differences)
			throws SQLException {
		List<String> evidence = new ArrayList<>();
		evidence.add("The stored key differs from the given one in " + CollationDifference.describe(differences) + ".");
		for (Part part : parts) {
			String collation = stored.read("COLLATION(" + TableReader.quote(String.valueOf(part.column())) + ")",
					String.class);
			evidence.add("Column " + part.column() + " has the collation " + collation + ".");
		}
		return new Finding.Proven(DuplicateCause.COLLATION,
				"The keys are not the same character by character, and are the same to the collation of the column.",
				evidence, CURES);
	}

	private static String valueOf(Part part) {
		String column = TableReader.quote(String.valueOf(part.column()));
		return (part.prefix() > 0) ? "LEFT(" + column + ", " + part.prefix() + ")" : column;
	}

	private static String covered(String given, Part part) {
		int length = given.codePointCount(0, given.length());
		return (part.prefix() > 0 && part.prefix() < length)
				? given.substring(0, given.offsetByCodePoints(0, part.prefix())) : given;
	}

	private static boolean isText(@Nullable TableColumn column) {
		if (column == null) {
			return false;
		}
		String type = column.type().toLowerCase(Locale.ROOT);
		return type.startsWith("char") || type.startsWith("varchar") || type.contains("text");
	}

}
