package io.duplicatekey.observation;

import java.util.function.Supplier;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;

import io.duplicatekey.jdbc.UpsertReport;

/**
 * Observes calls of upserts: each once, whatever the number of its rows, statements,
 * transactions and attempts.
 */
public final class UpsertObservations {

	private static final UpsertObservationConvention DEFAULT = new DefaultUpsertObservationConvention();

	private final Supplier<ObservationRegistry> registry;

	private final Supplier<@Nullable UpsertObservationConvention> convention;

	/**
	 * Create it.
	 * @param registry the registry, asked for at each call
	 * @param convention the user's convention, {@code null} for none
	 */
	public UpsertObservations(Supplier<ObservationRegistry> registry,
			Supplier<@Nullable UpsertObservationConvention> convention) {
		this.registry = registry;
		this.convention = convention;
	}

	/**
	 * Observe nothing.
	 * @return what only makes the calls
	 */
	public static UpsertObservations none() {
		return new UpsertObservations(() -> ObservationRegistry.NOOP, () -> null);
	}

	/**
	 * Make a call. The thread is within the observation until it ends, so that what the
	 * call itself makes somebody observe is part of it.
	 * @param <X> what can be thrown
	 * @param method what is called
	 * @param entityType the declared type of the rows
	 * @param report what the call did, complete when it ends
	 * @param call makes it
	 * @return the result
	 * @throws X from the call
	 */
	@SuppressWarnings("NullAway") // Observation says that a result is never null.
	public <X extends Throwable> @Nullable Object observe(String method, Class<?> entityType, UpsertReport report,
			Call<X> call) throws X {
		ObservationRegistry registry = this.registry.get();
		if (registry.isNoop()) {
			return call.make();
		}
		return Observation
			.createNotStarted(this.convention.get(), DEFAULT,
					() -> new UpsertObservationContext(method, entityType, report), registry)
			.observeChecked(call::make);
	}

	/**
	 * A call.
	 *
	 * @param <X> what can be thrown
	 */
	@FunctionalInterface
	public interface Call<X extends Throwable> {

		/**
		 * Make it.
		 * @return the result
		 * @throws X if it fails
		 */
		@Nullable Object make() throws X;

	}

}
