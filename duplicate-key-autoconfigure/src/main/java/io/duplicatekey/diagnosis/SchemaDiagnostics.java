package io.duplicatekey.diagnosis;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

import javax.sql.DataSource;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.transaction.support.TransactionSynchronizationManager;

import io.duplicatekey.diagnosis.Scene.LookUpSource;
import io.duplicatekey.mysql.DuplicateKeyError;
import io.duplicatekey.translation.DuplicateKeyTranslator;
import io.duplicatekey.translation.Occurrence;

/**
 * Diagnoses by look-ups in the live schema, on a connection that nobody waits for. They
 * run in a thread of their own, one diagnosis after the other, so that whoever asks waits
 * no longer than the time limit, even for a pool or a server that does not answer.
 */
public final class SchemaDiagnostics implements DuplicateKeyDiagnostics, AutoCloseable {

	private static final Log logger = LogFactory.getLog(SchemaDiagnostics.class);

	private final DuplicateKeyTranslator translator;

	private final Supplier<? extends Collection<DataSource>> dataSources;

	private final SpareConnections spare;

	private final DiagnosisLimits limits;

	private final List<Examiner> examiners;

	private final DiagnosisThread thread = new DiagnosisThread("duplicate-key-diagnosis", 16);

	/**
	 * Create it; no thread runs before it is asked.
	 * @param translator knows what was at hand when a duplicate was translated
	 * @param dataSources the application's, for a duplicate that was not
	 * @param spare knows which connections can be borrowed
	 * @param limits how long a diagnosis can take
	 * @param softDeleteColumns the names of columns that mark a row as deleted, in any
	 * case
	 */
	public SchemaDiagnostics(DuplicateKeyTranslator translator, Supplier<? extends Collection<DataSource>> dataSources,
			SpareConnections spare, DiagnosisLimits limits, List<String> softDeleteColumns) {
		this.translator = translator;
		this.dataSources = dataSources;
		this.spare = spare;
		this.limits = limits;
		this.examiners = Examiners.all(softDeleteColumns);
	}

	@Override
	public Diagnosis diagnose(Throwable failure) {
		return diagnose(failure, Map.of());
	}

	@Override
	public Diagnosis diagnose(Throwable failure, Object row) {
		DuplicateKeyError error = DuplicateKeyError.find(failure);
		if (error == null) {
			throw new IllegalArgumentException("There is no duplicate key in a " + failure.getClass().getName());
		}
		Occurrence occurrence = this.translator.occurrenceOf(failure, this.dataSources);
		Map<String, Object> values = valuesOf(row, error, occurrence);
		Examination examination = new Examination(this.examiners,
				(lookUps) -> new Scene(failure, error, occurrence, values, lookUps));
		DataSource dataSource = occurrence.dataSource();
		String refusal = (dataSource != null) ? refusal(dataSource)
				: "it is not known for certain on which data source the statement ran";
		return (dataSource != null && refusal == null) ? lookInto(examination, dataSource)
				: withoutLookUps(examination, String.valueOf(refusal));
	}

	/**
	 * Of the row that was given or, where none was, of the one that a session held.
	 */
	private static Map<String, Object> valuesOf(Object row, DuplicateKeyError error, Occurrence occurrence) {
		Map<String, Object> given = RowValues.of(row, occurrence.violation());
		return !given.isEmpty() ? given : SessionKeys.of(error, occurrence).failedByColumn();
	}

	private @Nullable String refusal(DataSource dataSource) {
		if (TransactionSynchronizationManager.isActualTransactionActive()) {
			return "a transaction is active; ask when it has ended";
		}
		if (TransactionSynchronizationManager.hasResource(dataSource)) {
			return "the thread holds a connection";
		}
		if (this.translator.hasTenants(dataSource)) {
			return "Hibernate chooses connections by the tenant, and which one it was is not known";
		}
		return this.spare.refusal(dataSource);
	}

	private Diagnosis lookInto(Examination examination, DataSource dataSource) {
		Future<Diagnosis> diagnosis = null;
		try {
			diagnosis = this.thread.submit(() -> {
				try (BorrowedLookUp lookUp = new BorrowedLookUp(dataSource, this.spare, this.limits)) {
					return examination.diagnose(lookUp);
				}
			});
			return diagnosis.get(this.limits.timeout().toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (RejectedExecutionException ex) {
			return withoutLookUps(examination, "too many diagnoses are waiting");
		}
		catch (TimeoutException | CancellationException ex) {
			return withoutLookUps(examination, "the look-ups took too long");
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return withoutLookUps(examination, "the thread was interrupted");
		}
		catch (ExecutionException ex) {
			// Its message can have values of the user's.
			logger.debug("A diagnosis failed with a " + Failures.describe(ex.getCause()));
			return withoutLookUps(examination, "the look-ups failed");
		}
		finally {
			// One that still waits for its turn would look for nobody.
			if (diagnosis != null) {
				diagnosis.cancel(false);
			}
		}
	}

	private static Diagnosis withoutLookUps(Examination examination, String reason) {
		LookUpSource none = () -> {
			throw new NotLookedUpException(reason);
		};
		return examination.diagnose(none);
	}

	/**
	 * End the thread. What is still asked afterwards goes without look-ups.
	 */
	@Override
	public void close() {
		this.thread.close();
	}

}
