package io.duplicatekey.sample.causes;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Does what somebody else does at the same time: on another connection, because
 * transactions belong to threads.
 */
final class OtherThread {

	private OtherThread() {
	}

	static CompletableFuture<Void> run(Runnable action) {
		return CompletableFuture.runAsync(action, (task) -> new Thread(task, "somebody else").start());
	}

	/**
	 * Wait for the other thread, and fail as it did.
	 * @param run what it does
	 */
	static void join(CompletableFuture<Void> run) {
		try {
			run.join();
		}
		catch (CompletionException ex) {
			throw (ex.getCause() instanceof RuntimeException cause) ? cause : ex;
		}
	}

	/**
	 * Wait for a signal, but not for ever.
	 * @param signal what to wait for
	 */
	static void await(CountDownLatch signal) {
		try {
			if (!signal.await(10, TimeUnit.SECONDS)) {
				throw new IllegalStateException("The signal did not come");
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

}
