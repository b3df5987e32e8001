package io.duplicatekey.diagnosis;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionSynchronizationUtils;

import io.duplicatekey.DuplicateEntryException;
import io.duplicatekey.DuplicateKeyEvent;
import io.duplicatekey.DuplicateKeyViolation;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
@Timeout(30)
class DiagnosisLogTests {

	private final RecordingDiagnostics diagnostics = new RecordingDiagnostics();

	private final DiagnosisLog log = new DiagnosisLog(() -> this.diagnostics, Duration.ofMinutes(1));

	@AfterEach
	void close() {
		this.log.close();
	}

	@Test
	void aKeyIsDiagnosedOnceInTheInterval(CapturedOutput output) throws InterruptedException {
		this.log.accept(event("uk_one"));
		this.log.accept(event("uk_one"));
		this.log.accept(event("uk_two"));
		this.diagnostics.await("uk_one", "uk_two");
		assertThat(this.diagnostics.threads).containsOnly("duplicate-key-log");
		await(output, "key 'uk_two'");
		assertThat(output).contains("DUPLICATE KEY").contains("Description:").contains("Cause:").contains("Action:");
	}

	@Test
	void aKeyIsDiagnosedAgainAfterTheInterval() throws InterruptedException {
		try (DiagnosisLog impatient = new DiagnosisLog(() -> this.diagnostics, Duration.ZERO)) {
			impatient.accept(event("uk_one"));
			impatient.accept(event("uk_one"));
			this.diagnostics.await("uk_one", "uk_one");
		}
	}

	@Test
	void aTransactionIsOverBefore() throws InterruptedException {
		TransactionSynchronizationManager.initSynchronization();
		try {
			this.log.accept(event("uk_one"));
			this.log.accept(event("uk_two"));
			List<TransactionSynchronization> waiting = TransactionSynchronizationManager.getSynchronizations();
			assertThat(waiting).hasSize(2);
			Thread.sleep(100);
			assertThat(this.diagnostics.diagnosed).isEmpty();
			TransactionSynchronizationUtils.invokeAfterCompletion(waiting,
					TransactionSynchronization.STATUS_ROLLED_BACK);
		}
		finally {
			TransactionSynchronizationManager.clearSynchronization();
		}
		this.diagnostics.await("uk_one", "uk_two");
	}

	@Test
	void whatDoesNotFitIntoTheQueueIsLeftOut() throws InterruptedException {
		this.diagnostics.latch = new CountDownLatch(1);
		for (int i = 0; i < 40; i++) {
			this.log.accept(event("uk_" + i));
		}
		this.diagnostics.latch.countDown();
		this.diagnostics.awaitCount(17);
		Thread.sleep(100);
		assertThat(this.diagnostics.diagnosed).as("one in work and sixteen that waited").hasSize(17);
	}

	@Test
	void aFailureIsLoggedWithoutItsMessage(CapturedOutput output) throws InterruptedException {
		this.diagnostics.failure = new IllegalStateException("secret");
		this.log.accept(event("uk_one"));
		await(output, "A duplicate could not be diagnosed: java.lang.IllegalStateException");
		assertThat(output).doesNotContain("secret");
	}

	private static void await(CapturedOutput output, String text) throws InterruptedException {
		while (!output.getAll().contains(text)) {
			Thread.sleep(10);
		}
	}

	private static DuplicateKeyEvent event(String constraint) {
		return new DuplicateKeyEvent(
				new DuplicateEntryException(DuplicateKeyViolation.builder().constraint(constraint).build(),
						new SQLException("Duplicate entry 'secret' for key '" + constraint + "'", "23000", 1062)),
				null);
	}

	private static final class RecordingDiagnostics implements DuplicateKeyDiagnostics {

		private final List<String> diagnosed = new CopyOnWriteArrayList<>();

		private final List<String> threads = new CopyOnWriteArrayList<>();

		private CountDownLatch latch = new CountDownLatch(0);

		private RuntimeException failure;

		@Override
		public Diagnosis diagnose(Throwable failure) {
			try {
				this.latch.await(20, TimeUnit.SECONDS);
			}
			catch (InterruptedException ex) {
				throw new IllegalStateException(ex);
			}
			if (this.failure != null) {
				throw this.failure;
			}
			DuplicateKeyViolation violation = ((DuplicateEntryException) failure).getViolation();
			this.threads.add(Thread.currentThread().getName());
			this.diagnosed.add(violation.constraint());
			return new Diagnosis(violation, DuplicateCause.KEY_TAKEN, "A row is there.", List.of(), List.of(),
					List.of(Cures.UPSERT));
		}

		@Override
		public Diagnosis diagnose(Throwable failure, Object row) {
			throw new UnsupportedOperationException();
		}

		private void await(String... constraints) throws InterruptedException {
			awaitCount(constraints.length);
			assertThat(this.diagnosed).containsExactly(constraints);
		}

		private void awaitCount(int count) throws InterruptedException {
			while (this.diagnosed.size() < count) {
				Thread.sleep(10);
			}
		}

	}

}
