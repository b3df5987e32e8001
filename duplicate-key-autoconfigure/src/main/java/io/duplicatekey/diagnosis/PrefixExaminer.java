package io.duplicatekey.diagnosis;

import java.sql.SQLException;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.duplicatekey.schema.TableReader;
import io.duplicatekey.schema.UniqueIndex.Part;

/**
 * Looks for a key that differs from the stored one only behind what the index covers. The
 * error shows no more than that, so the row must be known from elsewhere, or be shorter.
 */
final class PrefixExaminer implements Examiner {

	private static final List<Cure> CURES = List
		.of(new Cure("Let the unique index cover the whole column, or an index on a generated column that has a hash"
				+ " of it.", "cure-prefix"));

	@Override
	public @Nullable Finding examine(Scene scene) throws SQLException {
		KeyTable table = scene.table();
		if (table == null) {
			return null;
		}
		List<Part> prefixes = table.index().parts().stream().filter((part) -> part.prefix() > 0).toList();
		if (prefixes.isEmpty()) {
			return new Finding.RuledOut(DuplicateCause.PREFIX, "the index covers its columns whole");
		}
		StoredRow stored = scene.storedRow();
		if (stored == null) {
			return null;
		}
		boolean known = true;
		for (Part part : prefixes) {
			Object given = given(scene, table, part);
			if (given == null || !isOfKey(given, stored, part)) {
				known = false;
			}
			else if (stored.is(TableReader.quote(String.valueOf(part.column())) + " <> ?", given)) {
				return proven(part);
			}
		}
		if (known) {
			return new Finding.RuledOut(DuplicateCause.PREFIX, "the keys do not differ behind the prefix either");
		}
		scene.note("The index covers a prefix only, and the error shows no more than that. Whether the keys differ"
				+ " behind it can be told where the row is given: diagnose(failure, row).");
		return null;
	}

	/**
	 * What was given can be another row, or a trigger or a converter has changed it.
	 */
	private static boolean isOfKey(Object given, StoredRow stored, Part part) throws SQLException {
		String prefix = ", " + part.prefix() + ")";
		return stored.is("LEFT(" + TableReader.quote(String.valueOf(part.column())) + prefix + " = LEFT(?" + prefix,
				given);
	}

	/**
	 * All of the value, {@code null} where there can be more than is known.
	 */
	private static @Nullable Object given(Scene scene, KeyTable table, Part part) {
		Object given = scene.row().get(String.valueOf(part.column()));
		if (given != null) {
			return given;
		}
		// What the error prints of a prefix ends with the prefix, or with the value.
		String printed = scene.printed();
		boolean whole = printed != null && table.index().parts().size() == 1
				&& printed.codePointCount(0, printed.length()) < part.prefix();
		return whole ? printed : null;
	}

	private static Finding proven(Part part) {
		return new Finding.Proven(DuplicateCause.PREFIX,
				"The keys differ, but not in the part that the unique index covers.",
				List.of("The index covers the first " + part.prefix() + " characters of column " + part.column() + ".",
						"Behind them the stored value is another one than the given."),
				CURES);
	}

}
