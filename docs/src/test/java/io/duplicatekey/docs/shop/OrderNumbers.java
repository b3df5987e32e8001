package io.duplicatekey.docs.shop;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

import io.duplicatekey.DuplicateEntryException;
import io.duplicatekey.DuplicateKeyExceptionMapper;
import io.duplicatekey.DuplicateKeyViolation;

// tag::mapper[]
@Component
class OrderNumbers implements DuplicateKeyExceptionMapper {

	@Override
	public @Nullable DuplicateEntryException map(DuplicateKeyViolation violation, Throwable cause) {
		// There is a table for each year: orders_2026, orders_2027, ...
		boolean orders = violation.table() != null && violation.table().startsWith("orders_");
		return (orders && violation.columns().equals(List.of("number"))) ? new OrderExistsException(violation, cause)
				: null;
	}

}
// end::mapper[]
