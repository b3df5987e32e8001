package io.duplicatekey.plan;

import io.duplicatekey.upsert.OnDuplicate;
import io.duplicatekey.upsert.Repeats;
import io.duplicatekey.upsert.Via;

/**
 * Which parts of a declaration go together.
 */
final class ModeRules {

	private ModeRules() {
	}

	/**
	 * Check a definition.
	 * @param definition what was declared
	 * @param properties makes the errors
	 * @throws io.duplicatekey.InvalidDeclarationException if it contradicts itself
	 */
	static void check(UpsertDefinition definition, MappedProperties properties) {
		if (definition.onDuplicate() != OnDuplicate.UPDATE) {
			refuseUnlessEmpty("update", definition.update().isEmpty(), definition, properties);
			refuseUnlessEmpty("exclude", definition.exclude().isEmpty(), definition, properties);
			refuseUnlessEmpty("set", definition.set().isEmpty(), definition, properties);
			refuseUnlessEmpty("when", definition.when().isEmpty(), definition, properties);
		}
		if (definition.onDuplicate() == OnDuplicate.IF_ABSENT) {
			refuseStage("via = LOAD_DATA", definition.via() == Via.LOAD_DATA, properties);
			refuseStage("repeats = " + definition.repeats(), definition.repeats() != Repeats.APPLY, properties);
		}
		if (!definition.update().isEmpty() && !definition.exclude().isEmpty()) {
			throw properties.refuse("it has both update and exclude.",
					"Keep one: update names all properties that change, exclude those that do not.");
		}
		for (String reserved : new String[] { "old", "new" }) {
			if (definition.parameters().containsKey(reserved)) {
				throw properties.refuse("a parameter has the name '" + reserved + "', which expressions use for the "
						+ (reserved.equals("old") ? "stored" : "given") + " row.", "Give it another name.");
			}
		}
	}

	private static void refuseStage(String attribute, boolean given, MappedProperties properties) {
		if (given) {
			throw properties.refuse(
					attribute + " does not go with onDuplicate = IF_ABSENT, which looks before each row.",
					"Remove " + attribute + ", or write onDuplicate = KEEP, which needs a unique index.");
		}
	}

	private static void refuseUnlessEmpty(String attribute, boolean empty, UpsertDefinition definition,
			MappedProperties properties) {
		if (!empty) {
			String does = switch (definition.onDuplicate()) {
				case KEEP, IGNORE, IF_ABSENT -> "leaves the stored row as it is";
				case REPLACE -> "replaces the whole row";
				case UPDATE -> throw new IllegalStateException("UPDATE takes every attribute");
			};
			throw properties.refuse(attribute + " has no effect with onDuplicate = " + definition.onDuplicate()
					+ ", which " + does + ".", "Remove " + attribute + ", or write onDuplicate = UPDATE.");
		}
	}

}
