package io.duplicatekey.diagnosis;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * One thread with a queue that has an end. It starts when it has something to do and ends
 * a little later.
 */
final class DiagnosisThread implements AutoCloseable {

	private final ThreadPoolExecutor executor;

	DiagnosisThread(String name, int queued) {
		this.executor = new ThreadPoolExecutor(1, 1, 10, TimeUnit.SECONDS, new ArrayBlockingQueue<>(queued), (task) -> {
			Thread thread = new Thread(task, name);
			thread.setDaemon(true);
			return thread;
		});
		this.executor.allowCoreThreadTimeOut(true);
	}

	/**
	 * Have something done.
	 * @throws java.util.concurrent.RejectedExecutionException if the queue is full or the
	 * thread was closed
	 */
	<T> Future<T> submit(Callable<T> task) {
		return this.executor.submit(task);
	}

	/**
	 * Have something done that nobody waits for, and that catches what it throws.
	 * @throws java.util.concurrent.RejectedExecutionException if the queue is full or the
	 * thread was closed
	 */
	void execute(Runnable task) {
		this.executor.execute(task);
	}

	@Override
	public void close() {
		this.executor.shutdownNow();
	}

}
