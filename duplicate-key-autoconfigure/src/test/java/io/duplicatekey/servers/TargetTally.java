package io.duplicatekey.servers;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestWatcher;

/**
 * Counts the tests that ran against a server through a driver.
 *
 * @param target the server and the driver
 */
record TargetTally(TestTarget target) implements TestWatcher {

	private static final Map<TestTarget, Counts> COUNTS = new ConcurrentHashMap<>();

	static Counts of(TestTarget target) {
		return COUNTS.getOrDefault(target, new Counts(0, 0, 0));
	}

	@Override
	public void testSuccessful(ExtensionContext context) {
		add(new Counts(1, 0, 0));
	}

	@Override
	public void testFailed(ExtensionContext context, @Nullable Throwable cause) {
		add(new Counts(1, 1, 0));
	}

	@Override
	public void testAborted(ExtensionContext context, @Nullable Throwable cause) {
		add(new Counts(0, 0, 1));
	}

	private void add(Counts counts) {
		COUNTS.merge(this.target, counts, Counts::plus);
	}

	/**
	 * Numbers of tests.
	 *
	 * @param run those that ran to their end
	 * @param failed those of them that failed
	 * @param skipped those that an assumption of theirs stopped
	 */
	record Counts(int run, int failed, int skipped) {

		Counts plus(Counts other) {
			return new Counts(this.run + other.run, this.failed + other.failed, this.skipped + other.skipped);
		}

	}

}
