package io.duplicatekey.performance.bulk;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What a call says.
 *
 * @param inserted how many rows it says it inserted, {@code null} if it does not say
 * @param updated how many rows it says it changed, {@code null} if it does not say
 * @param ids the ids in the order of the rows, {@code null} if it does not say
 */
record Outcome(@Nullable Long inserted, @Nullable Long updated, @Nullable List<@Nullable Long> ids) {

	static final Outcome NOTHING = new Outcome(null, null, null);

	static Outcome ids(List<@Nullable Long> ids) {
		return new Outcome(null, null, ids);
	}

}
