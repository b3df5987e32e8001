package io.duplicatekey.mysql;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What a message says. See {@link DuplicateKeyError} for the components.
 */
record Reading(@Nullable String table, List<String> keyTexts, @Nullable String value, boolean valueTruncated) {

	static final Reading UNKNOWN = new Reading(null, List.of(), null, false);

}
