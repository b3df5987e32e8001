package io.duplicatekey.upsert;

/**
 * Makes a plan of what was declared and what is mapped.
 */
@SuppressWarnings("DoNotCallSuggester")
public final class UpsertPlanner {

	private UpsertPlanner() {
	}

	/**
	 * Check a definition against a mapping.
	 * @param definition what was declared
	 * @param mapping the table
	 * @return the plan
	 * @throws io.duplicatekey.InvalidDeclarationException if the definition cannot work
	 */
	public static UpsertPlan plan(UpsertDefinition definition, TableMapping mapping) {
		throw new UnsupportedOperationException();
	}

}
