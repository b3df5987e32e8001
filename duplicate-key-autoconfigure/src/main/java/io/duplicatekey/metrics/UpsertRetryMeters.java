package io.duplicatekey.metrics;

import java.util.function.ToDoubleFunction;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

import io.duplicatekey.upsert.UpsertRetries;

/**
 * Shows how often upserts were tried again: the counter
 * {@code duplicate.key.upsert.retries}.
 */
public final class UpsertRetryMeters implements MeterBinder {

	private final UpsertRetries retries;

	/**
	 * Create it.
	 * @param retries has the numbers
	 */
	public UpsertRetryMeters(UpsertRetries retries) {
		this.retries = retries;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		bind(registry, "deadlock", UpsertRetries::deadlocks);
		bind(registry, "lock_wait", UpsertRetries::lockWaits);
		bind(registry, "changed_row", UpsertRetries::changedRows);
	}

	private void bind(MeterRegistry registry, String conflict, ToDoubleFunction<UpsertRetries> number) {
		FunctionCounter.builder("duplicate.key.upsert.retries", this.retries, number)
			.description("How often upserts were tried again, by what was in their way")
			.tag("conflict", conflict)
			.register(registry);
	}

}
