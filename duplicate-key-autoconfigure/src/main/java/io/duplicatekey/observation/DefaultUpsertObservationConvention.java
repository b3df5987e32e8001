package io.duplicatekey.observation;

import java.util.Locale;
import java.util.Set;

import io.micrometer.common.KeyValues;

import io.duplicatekey.upsert.UpsertForm;

/**
 * Names the observation {@code duplicate.key.upsert}. Keys of low cardinality, which
 * become tags of the timer, are {@code method}, {@code entity}, {@code form} and
 * {@code retries}; the numbers of rows are for traces alone.
 */
public class DefaultUpsertObservationConvention implements UpsertObservationConvention {

	private static final int MOST_RETRIES = 5;

	/**
	 * Create the convention.
	 */
	public DefaultUpsertObservationConvention() {
	}

	@Override
	public String getName() {
		return "duplicate.key.upsert";
	}

	@Override
	public String getContextualName(UpsertObservationContext context) {
		return "upsert " + context.getEntityType().getSimpleName();
	}

	@Override
	public KeyValues getLowCardinalityKeyValues(UpsertObservationContext context) {
		return KeyValues.of("method", context.getMethod(), "entity", context.getEntityType().getSimpleName(), "form",
				form(context.getForms()), "retries", retries(context.getRetries()));
	}

	@Override
	public KeyValues getHighCardinalityKeyValues(UpsertObservationContext context) {
		return KeyValues.of("rows.inserted", String.valueOf(context.getInserted()), "rows.updated",
				String.valueOf(context.getUpdated()), "rows.unchanged", String.valueOf(context.getUnchanged()),
				"rows.unknown", String.valueOf(context.getUnknown()));
	}

	private static String form(Set<UpsertForm> forms) {
		return switch (forms.size()) {
			case 0 -> "none";
			case 1 -> forms.iterator().next().name().toLowerCase(Locale.ROOT);
			default -> "mixed";
		};
	}

	/**
	 * A call that commits in between can be tried again any number of times.
	 */
	private static String retries(int retries) {
		return (retries < MOST_RETRIES) ? String.valueOf(retries) : MOST_RETRIES + "+";
	}

}
