package io.duplicatekey.jdbc;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Predicate;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;
import org.springframework.util.backoff.BackOffExecution;
import org.springframework.util.backoff.ExponentialBackOff;

import io.duplicatekey.upsert.UpsertRetries;

/**
 * Tries again what another transaction was in the way of, after a pause that grows. Each
 * pause is a random part of its interval, between half and all of it, because those who
 * met in a deadlock would meet again.
 */
public final class UpsertRetry implements UpsertRetries {

	private static final Log logger = LogFactory.getLog(UpsertRetry.class);

	private static final int MOST_SUPPRESSED = 5;

	private final int maxAttempts;

	private final ExponentialBackOff backOff;

	private final Pause pause;

	private final Map<LockConflict, LongAdder> counts = new EnumMap<>(LockConflict.class);

	/**
	 * Try up to five times, with pauses of 50 milliseconds that double.
	 */
	public UpsertRetry() {
		this(5, Duration.ofMillis(50), 2, Duration.ofSeconds(2));
	}

	/**
	 * Create a policy.
	 * @param maxAttempts how often to try at most, 1 to never try again
	 * @param initialInterval the longest first pause
	 * @param multiplier how much longer each pause can be than the one before, at least 1
	 * @param maxInterval the longest pause
	 * @throws IllegalArgumentException if a number is too small
	 */
	public UpsertRetry(int maxAttempts, Duration initialInterval, double multiplier, Duration maxInterval) {
		this(maxAttempts, initialInterval, multiplier, maxInterval, Thread::sleep);
	}

	UpsertRetry(int maxAttempts, Duration initialInterval, double multiplier, Duration maxInterval, Pause pause) {
		Assert.isTrue(maxAttempts >= 1, () -> "Upserts are tried once at least, and max-attempts is " + maxAttempts);
		this.maxAttempts = maxAttempts;
		// Its own limit of attempts has another type in each version of Spring.
		this.backOff = new ExponentialBackOff(initialInterval.toMillis(), multiplier);
		this.backOff.setMaxInterval(maxInterval.toMillis());
		this.pause = pause;
		for (LockConflict conflict : LockConflict.values()) {
			this.counts.put(conflict, new LongAdder());
		}
	}

	/**
	 * Whether anything is ever tried again.
	 * @return whether there can be more than one attempt
	 */
	public boolean isOn() {
		return this.maxAttempts > 1;
	}

	/**
	 * Do something, again if need be. What is thrown in the end is what the last attempt
	 * threw, with the first few before it suppressed. A thread that is interrupted in a
	 * pause stays interrupted, and throws what it was to try again.
	 * @param <R> the type of the result
	 * @param <X> what can be thrown besides
	 * @param attempt does it, in a transaction of its own
	 * @param repeatable whether it can be tried again after an exception
	 * @return the result
	 * @throws X from the attempt
	 */
	public <R, X extends Throwable> @Nullable R run(Attempt<R, X> attempt, Predicate<RuntimeException> repeatable)
			throws X {
		List<RuntimeException> earlier = new ArrayList<>(0);
		BackOffExecution intervals = null;
		for (int number = 1;; number++) {
			try {
				return attempt.run(number > 1);
			}
			catch (RuntimeException ex) {
				LockConflict conflict = (number < this.maxAttempts) ? LockConflict.of(ex) : null;
				intervals = (intervals != null) ? intervals : this.backOff.start();
				if (conflict == null || !repeatable.test(ex) || !waited(intervals.nextBackOff(), conflict, number)) {
					earlier.stream().filter((other) -> other != ex).forEach(ex::addSuppressed);
					throw ex;
				}
				if (earlier.size() < MOST_SUPPRESSED) {
					earlier.add(ex);
				}
			}
		}
	}

	private boolean waited(long interval, LockConflict conflict, int number) {
		long millis = ThreadLocalRandom.current().nextLong(interval / 2, interval + 1);
		if (logger.isDebugEnabled()) {
			logger.debug("Attempt " + number + " of an upsert failed: " + conflict + "; the next one follows in "
					+ millis + " ms");
		}
		try {
			this.pause.sleep(millis);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
		count(conflict).increment();
		return true;
	}

	@Override
	public long deadlocks() {
		return count(LockConflict.DEADLOCK).sum();
	}

	@Override
	public long lockWaits() {
		return count(LockConflict.LOCK_WAIT).sum();
	}

	@Override
	public long changedRows() {
		return count(LockConflict.CHANGED_ROW).sum();
	}

	@SuppressWarnings("NullAway") // The map has all of them.
	private LongAdder count(LockConflict conflict) {
		return this.counts.get(conflict);
	}

	/**
	 * Something that is done in a transaction of its own.
	 *
	 * @param <R> the type of the result
	 * @param <X> what can be thrown besides
	 */
	@FunctionalInterface
	public interface Attempt<R, X extends Throwable> {

		/**
		 * Do it.
		 * @param again whether this is not the first attempt
		 * @return the result
		 * @throws X if it fails
		 */
		@Nullable R run(boolean again) throws X;

	}

	/**
	 * Waits.
	 */
	interface Pause {

		void sleep(long millis) throws InterruptedException;

	}

}
