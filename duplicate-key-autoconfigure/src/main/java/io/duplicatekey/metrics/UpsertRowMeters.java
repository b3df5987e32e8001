package io.duplicatekey.metrics;

import java.util.function.Supplier;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.util.function.SingletonSupplier;

import io.duplicatekey.observation.UpsertObservationContext;

/**
 * Counts the rows of upserts that ended well by what became of them: the counter
 * {@code duplicate.key.upsert.rows}. Rows are counted where the call itself does, and
 * nothing is asked of the server for the meter's sake. The call has ended by then: a
 * registry that throws takes the place of neither its result nor its exception.
 */
public final class UpsertRowMeters implements ObservationHandler<UpsertObservationContext> {

	private static final Log logger = LogFactory.getLog(UpsertRowMeters.class);

	private final SingletonSupplier<MeterRegistry> registry;

	/**
	 * Create it.
	 * @param registry the registry, asked for at the first upsert
	 */
	public UpsertRowMeters(Supplier<MeterRegistry> registry) {
		this.registry = SingletonSupplier.of(registry);
	}

	@Override
	public boolean supportsContext(Observation.Context context) {
		return context instanceof UpsertObservationContext;
	}

	@Override
	public void onStop(UpsertObservationContext context) {
		try {
			count(context, "inserted", context.getInserted());
			count(context, "updated", context.getUpdated());
			count(context, "unchanged", context.getUnchanged());
			count(context, "unknown", context.getUnknown());
		}
		catch (RuntimeException ex) {
			logger.warn("The rows of an upsert could not be counted", ex);
		}
	}

	private void count(UpsertObservationContext context, String outcome, long rows) {
		if (rows > 0) {
			Counter.builder("duplicate.key.upsert.rows")
				.description("Rows that upserts have written, by what became of them")
				.baseUnit("rows")
				.tags("method", context.getMethod(), "entity", context.getEntityType().getSimpleName(), "outcome",
						outcome)
				.register(this.registry.obtain())
				.increment((double) rows);
		}
	}

}
