package io.duplicatekey.diagnosis;

import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import io.duplicatekey.DuplicateKeyEvent;
import io.duplicatekey.DuplicateKeyViolation;

/**
 * Logs a diagnosis of each duplicate, when its transaction has ended and in a thread of
 * its own, but not of the same key again and again.
 */
public final class DiagnosisLog
		implements ApplicationListener<PayloadApplicationEvent<DuplicateKeyEvent>>, AutoCloseable {

	private static final Log logger = LogFactory.getLog(DiagnosisLog.class);

	/**
	 * Far more keys than collide within any interval.
	 */
	private static final int MAX_KEYS = 1000;

	private static final Duration PAUSE = Duration.ofMillis(100);

	private final Supplier<DuplicateKeyDiagnostics> diagnostics;

	private final Duration interval;

	private final DiagnosisThread thread = new DiagnosisThread("duplicate-key-log", 16);

	/**
	 * When a key was logged last, in nanoseconds; the oldest one first.
	 */
	private final Map<List<@Nullable String>, Long> logged = new LinkedHashMap<>();

	/**
	 * Create the log.
	 * @param diagnostics makes the diagnoses, asked for when the first one is needed
	 * @param interval how long a key is not diagnosed again
	 */
	public DiagnosisLog(Supplier<DuplicateKeyDiagnostics> diagnostics, Duration interval) {
		this.diagnostics = diagnostics;
		this.interval = interval;
	}

	@Override
	public void onApplicationEvent(PayloadApplicationEvent<DuplicateKeyEvent> event) {
		accept(event.getPayload());
	}

	/**
	 * Take a duplicate to be diagnosed and logged, soon or when the transaction of this
	 * thread has ended. It neither waits nor throws.
	 * @param event the duplicate
	 */
	public void accept(DuplicateKeyEvent event) {
		if (!isDue(event.exception().getViolation())) {
			return;
		}
		if (TransactionSynchronizationManager.isSynchronizationActive()) {
			TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {

				@Override
				public void afterCompletion(int status) {
					enqueue(event);
				}

			});
		}
		else {
			enqueue(event);
		}
	}

	private boolean isDue(DuplicateKeyViolation violation) {
		List<@Nullable String> key = Arrays.asList(violation.schema(), violation.table(), violation.constraint());
		long now = System.nanoTime();
		synchronized (this.logged) {
			Long last = this.logged.get(key);
			if (last != null && now - last < this.interval.toNanos()) {
				return false;
			}
			this.logged.remove(key);
			this.logged.put(key, now);
			if (this.logged.size() > MAX_KEYS) {
				this.logged.remove(this.logged.keySet().iterator().next());
			}
			return true;
		}
	}

	private void enqueue(DuplicateKeyEvent event) {
		try {
			this.thread.execute(() -> log(event));
		}
		catch (RejectedExecutionException ex) {
			logger.debug("Too many duplicates wait for their diagnosis; this one is left out");
		}
	}

	private void log(DuplicateKeyEvent event) {
		try {
			// The transaction gives its connection back after it has told of its end, and
			// that can be the only one of the pool.
			Thread.sleep(PAUSE.toMillis());
			logger.warn(this.diagnostics.get().diagnose(event.exception()).report());
		}
		catch (InterruptedException ex) {
			// The application is being closed.
			Thread.currentThread().interrupt();
		}
		catch (RuntimeException | LinkageError ex) {
			// Its message can have values of the user's.
			logger.warn("A duplicate could not be diagnosed: " + Failures.describe(ex));
		}
	}

	/**
	 * End the thread.
	 */
	@Override
	public void close() {
		this.thread.close();
	}

}
