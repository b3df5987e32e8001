package io.duplicatekey.performance.bulk;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * Whether what a way says it did, and what it did, are what was to be done.
 *
 * @param content the table
 * @param totals what it says of how many rows were inserted and changed
 * @param ids what it says of the ids
 */
record Check(String content, String totals, String ids) {

	static final Check NONE = new Check("", "", "");

	private static final String RIGHT = "right";

	private static final String SILENT = "–";

	static Check of(DataSet data, ProductTable table, List<Done> done) throws SQLException {
		return new Check(content(data.expected(), table.content()), totals(data, done), ids(table.ids(), done));
	}

	private static String content(Map<String, Row> expected, Map<String, Row> stored) {
		if (expected.equals(stored)) {
			return RIGHT;
		}
		Map<String, Row> wrong = new HashMap<>(expected);
		wrong.entrySet().removeAll(stored.entrySet());
		return "**WRONG**: " + wrong.size() + " rows, " + stored.size() + " in place of " + expected.size();
	}

	private static String totals(DataSet data, List<Done> done) {
		long inserted = 0;
		long updated = 0;
		for (Done call : done) {
			Long insertedHere = call.outcome().inserted();
			Long updatedHere = call.outcome().updated();
			if (insertedHere == null || updatedHere == null) {
				return SILENT;
			}
			inserted += insertedHere;
			updated += updatedHere;
		}
		return (inserted == data.inserted() && updated == data.updated()) ? RIGHT
				: "**WRONG**: " + inserted + " inserted, " + updated + " updated";
	}

	private static String ids(Map<String, Long> stored, List<Done> done) {
		long wrong = 0;
		for (Done call : done) {
			List<@Nullable Long> ids = call.outcome().ids();
			if (ids == null) {
				return SILENT;
			}
			for (int i = 0; i < call.rows().size(); i++) {
				Long id = (i < ids.size()) ? ids.get(i) : null;
				wrong += Objects.equals(id, stored.get(call.rows().get(i).sku())) ? 0 : 1;
			}
		}
		return (wrong == 0) ? RIGHT : "**WRONG**: " + wrong;
	}

	/**
	 * A call.
	 *
	 * @param rows what it was given
	 * @param outcome what it said
	 */
	record Done(List<Row> rows, Outcome outcome) {

	}

}
