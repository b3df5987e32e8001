package io.duplicatekey.jdbc;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import org.springframework.dao.CannotAcquireLockException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowable;

class UpsertRetryTests {

	private final List<Long> pauses = new ArrayList<>();

	private final List<Boolean> attempts = new ArrayList<>();

	private final UpsertRetry retry = retry(5);

	@Test
	void triesOnceWhatSucceeds() {
		Boolean result = this.retry.run((again) -> this.attempts.add(again), (ex) -> true);
		assertThat(result).isTrue();
		assertThat(this.attempts).containsExactly(false);
		assertThat(this.retry.total()).isZero();
	}

	@Test
	void triesAgainAndCounts() {
		assertThat(run(this.retry, 1213, 1205, 1020)).isNull();
		assertThat(this.attempts).containsExactly(false, true, true, true);
		assertThat(this.retry.deadlocks()).isEqualTo(1);
		assertThat(this.retry.lockWaits()).isEqualTo(1);
		assertThat(this.retry.changedRows()).isEqualTo(1);
		assertThat(this.retry.total()).isEqualTo(3);
	}

	@Test
	void pausesLongerEachTimeUpToALimit() {
		run(retry(8), 1213, 1213, 1213, 1213, 1213, 1213);
		long[] longest = { 50, 100, 200, 300, 300, 300 };
		assertThat(this.pauses).hasSize(longest.length);
		for (int i = 0; i < longest.length; i++) {
			assertThat(this.pauses.get(i)).isBetween(longest[i] / 2, longest[i]);
		}
	}

	@Test
	void doesNotTryAgainAfterAnotherError() {
		assertThat(run(this.retry, 1062)).hasRootCauseMessage("1062");
		assertThat(this.attempts).hasSize(1);
	}

	@Test
	void throwsTheLastFailureWithTheFirstFewBeforeItSuppressed() {
		Throwable failure = run(retry(8), 1213, 1213, 1213, 1213, 1213, 1213, 1213, 1205, 1213);
		assertThat(failure).hasRootCauseMessage("1205");
		assertThat(failure.getSuppressed()).hasSize(5);
		assertThat(this.attempts).hasSize(8);
		assertThat(this.pauses).hasSize(7);
	}

	@Test
	void doesNotSuppressAFailureByItself() {
		RuntimeException same = failure(1213);
		Throwable failure = catchThrowable(() -> this.retry.run((again) -> {
			throw same;
		}, (ex) -> true));
		assertThat(failure).isSameAs(same).hasNoSuppressedExceptions();
	}

	@Test
	void doesNotTryAgainWhatCannotBeRepeated() {
		assertThat(catchThrowable(() -> this.retry.run((again) -> {
			this.attempts.add(again);
			throw failure(1213);
		}, (ex) -> false))).hasRootCauseMessage("1213");
		assertThat(this.attempts).hasSize(1);
	}

	@Test
	void isOffWithOneAttempt() {
		assertThat(retry(1).isOn()).isFalse();
		assertThat(run(retry(1), 1213)).hasRootCauseMessage("1213");
		assertThat(this.attempts).hasSize(1);
		assertThatIllegalArgumentException().isThrownBy(() -> retry(0));
	}

	@Test
	void staysInterrupted() {
		UpsertRetry interrupted = new UpsertRetry(5, Duration.ofMillis(50), 2, Duration.ofMillis(300), (millis) -> {
			throw new InterruptedException();
		});
		assertThat(run(interrupted, 1213)).isInstanceOf(CannotAcquireLockException.class).hasRootCauseMessage("1213");
		assertThat(Thread.interrupted()).isTrue();
		assertThat(this.attempts).hasSize(1);
		assertThat(interrupted.total()).isZero();
	}

	private UpsertRetry retry(int maxAttempts) {
		return new UpsertRetry(maxAttempts, Duration.ofMillis(50), 2, Duration.ofMillis(300), this.pauses::add);
	}

	/**
	 * Fail by these errors, one an attempt.
	 */
	private Throwable run(UpsertRetry retry, int... codes) {
		return catchThrowable(() -> retry.run((again) -> {
			this.attempts.add(again);
			if (this.attempts.size() <= codes.length) {
				throw failure(codes[this.attempts.size() - 1]);
			}
			return null;
		}, (ex) -> true));
	}

	private static RuntimeException failure(int code) {
		return new CannotAcquireLockException("no", new SQLException(String.valueOf(code), "40001", code));
	}

}
