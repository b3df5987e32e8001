package io.duplicatekey.jdbc;

import io.duplicatekey.InvalidDeclarationException;
import io.duplicatekey.plan.UpsertDefinition;
import io.duplicatekey.upsert.OnDuplicate;
import io.duplicatekey.upsert.Repeats;
import io.duplicatekey.upsert.Via;

/**
 * What cannot be found out of rows that one statement inserts from a temporary table.
 */
public final class StagedRules {

	private StagedRules() {
	}

	/**
	 * Check what is asked for.
	 * @param definition what was declared
	 * @param counting what is to be found out
	 * @throws InvalidDeclarationException if that cannot be found out
	 */
	public static void check(UpsertDefinition definition, Counting counting) {
		if (definition.via() != Via.LOAD_DATA && definition.repeats() == Repeats.APPLY) {
			return;
		}
		String attribute = (definition.via() == Via.LOAD_DATA) ? "via = LOAD_DATA"
				: "repeats = " + definition.repeats();
		if (counting == Counting.EACH) {
			throw new InvalidDeclarationException(
					definition.where() + ": " + attribute
							+ " writes all rows by one statement, which does not tell what became of each",
					"Ask for nothing or for totals, or leave out " + attribute + ".");
		}
		if (counting == Counting.TOTALS && definition.onDuplicate() == OnDuplicate.REPLACE) {
			throw new InvalidDeclarationException(
					definition.where() + ": " + attribute + " with onDuplicate = REPLACE writes all rows by one "
							+ "statement, which counts new rows and those that are there already alike",
					"Ask for nothing, or use onDuplicate = UPDATE, or leave out " + attribute + ".");
		}
	}

}
