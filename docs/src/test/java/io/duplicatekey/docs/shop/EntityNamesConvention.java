package io.duplicatekey.docs.shop;

import io.micrometer.common.KeyValues;

import io.duplicatekey.observation.DefaultUpsertObservationConvention;
import io.duplicatekey.observation.UpsertObservationContext;

// tag::convention[]
// As a bean; add @Component, or a @Bean method.
public class EntityNamesConvention extends DefaultUpsertObservationConvention {

	@Override
	public KeyValues getLowCardinalityKeyValues(UpsertObservationContext context) {
		return KeyValues.of("entity", context.getEntityType().getName());
	}

}
// end::convention[]
