package io.duplicatekey.docs.shop;

import java.util.List;
import java.util.Map;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Service;

import io.duplicatekey.DuplicateEntryException;
import io.duplicatekey.diagnosis.Cure;
import io.duplicatekey.diagnosis.Diagnosis;
import io.duplicatekey.diagnosis.DuplicateKeyDiagnostics;

// Some tests run the shop without the starter's exceptions.
@Service
@ConditionalOnBooleanProperty(name = "duplicate-key.enabled", matchIfMissing = true)
class SupportDesk {

	private final DuplicateKeyDiagnostics diagnostics;

	SupportDesk(DuplicateKeyDiagnostics diagnostics) {
		this.diagnostics = diagnostics;
	}

	// tag::ask[]
	List<String> cures(DuplicateEntryException failure) {
		Diagnosis diagnosis = this.diagnostics.diagnose(failure);
		return diagnosis.cures().stream().map(Cure::action).toList();
	}
	// end::ask[]

	// tag::row[]
	Diagnosis diagnose(DuplicateEntryException failure, long id) {
		return this.diagnostics.diagnose(failure, Map.of("id", id));
	}
	// end::row[]

}
