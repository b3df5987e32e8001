package io.duplicatekey.sample.causes;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.support.StaticListableBeanFactory;

import io.duplicatekey.DuplicateEntryException;
import io.duplicatekey.DuplicateKeyEvent;
import io.duplicatekey.DuplicateKeyViolation;
import io.duplicatekey.diagnosis.Diagnosis;
import io.duplicatekey.diagnosis.DuplicateCause;
import io.duplicatekey.diagnosis.DuplicateKeyDiagnostics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class LastDuplicateTests {

	private final CountDownLatch asked = new CountDownLatch(1);

	private final CountDownLatch answer = new CountDownLatch(1);

	@Test
	void whoAsksWhileADiagnosisIsMadeGetsItToo() throws Exception {
		LastDuplicate last = new LastDuplicate(new StaticListableBeanFactory(Map.of("slow", new Slow()))
			.getBeanProvider(DuplicateKeyDiagnostics.class));
		last.remember(new DuplicateKeyEvent(
				new DuplicateEntryException(DuplicateKeyViolation.unknown(), new SQLException("a duplicate")), null));
		CompletableFuture<@Nullable Diagnosis> one = CompletableFuture.supplyAsync(last::diagnosis);
		assertThat(this.asked.await(10, TimeUnit.SECONDS)).isTrue();
		CompletableFuture<@Nullable Diagnosis> other = CompletableFuture.supplyAsync(last::diagnosis);
		assertThatExceptionOfType(TimeoutException.class).isThrownBy(() -> other.get(200, TimeUnit.MILLISECONDS));
		this.answer.countDown();
		assertThat(other.get(10, TimeUnit.SECONDS)).isNotNull().isSameAs(one.get(10, TimeUnit.SECONDS));
	}

	/**
	 * Gives its answer when it is told to.
	 */
	private final class Slow implements DuplicateKeyDiagnostics {

		@Override
		public Diagnosis diagnose(Throwable failure) {
			LastDuplicateTests.this.asked.countDown();
			OtherThread.await(LastDuplicateTests.this.answer);
			return new Diagnosis(DuplicateKeyViolation.unknown(), DuplicateCause.NOT_DETERMINED, "Nobody knows.",
					List.of(), List.of(), List.of());
		}

		@Override
		public Diagnosis diagnose(Throwable failure, Object row) {
			return diagnose(failure);
		}

	}

}
