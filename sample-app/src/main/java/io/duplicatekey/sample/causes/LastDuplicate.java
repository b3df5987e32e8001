package io.duplicatekey.sample.causes;

import java.util.concurrent.atomic.AtomicReference;

import io.duplicatekey.DuplicateEntryException;
import io.duplicatekey.DuplicateKeyEvent;
import io.duplicatekey.diagnosis.Diagnosis;
import io.duplicatekey.diagnosis.DuplicateKeyDiagnostics;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Remembers the last duplicate of the application, whoever provoked it, and finds out why
 * it happened when somebody asks: the transaction has ended by then.
 */
@Component
class LastDuplicate {

	private final ObjectProvider<DuplicateKeyDiagnostics> diagnostics;

	private final AtomicReference<@Nullable DuplicateEntryException> failure = new AtomicReference<>();

	private final AtomicReference<@Nullable Diagnosis> diagnosis = new AtomicReference<>();

	LastDuplicate(ObjectProvider<DuplicateKeyDiagnostics> diagnostics) {
		this.diagnostics = diagnostics;
	}

	@EventListener
	void remember(DuplicateKeyEvent event) {
		this.failure.set(event.exception());
	}

	/**
	 * The diagnosis of the last duplicate. Who asks while it is being made waits for it.
	 * @return the diagnosis, {@code null} if there was no duplicate yet
	 */
	synchronized @Nullable Diagnosis diagnosis() {
		DuplicateEntryException ex = this.failure.getAndSet(null);
		return (ex != null) ? diagnose(ex, null) : this.diagnosis.get();
	}

	/**
	 * Diagnose a duplicate, and remember that.
	 * @param ex the duplicate
	 * @param row the row that failed, or {@code null}
	 * @return the diagnosis
	 */
	synchronized Diagnosis diagnose(DuplicateEntryException ex, @Nullable Object row) {
		DuplicateKeyDiagnostics bean = this.diagnostics.getObject();
		Diagnosis result = (row != null) ? bean.diagnose(ex, row) : bean.diagnose(ex);
		this.failure.set(null);
		this.diagnosis.set(result);
		return result;
	}

}
