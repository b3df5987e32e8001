package io.duplicatekey.observation;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;

/**
 * How observations of upserts are named and which keys they have. A bean of this type
 * takes the place of {@link DefaultUpsertObservationConvention}.
 */
public interface UpsertObservationConvention extends ObservationConvention<UpsertObservationContext> {

	@Override
	default boolean supportsContext(Observation.Context context) {
		return context instanceof UpsertObservationContext;
	}

}
