package io.duplicatekey.performance.bulk;

import java.lang.management.ManagementFactory;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import com.sun.management.ThreadMXBean;

import io.duplicatekey.performance.bulk.Check.Done;

/**
 * All calls of a way, once.
 *
 * @param millis how long they took, each
 * @param bytes what the calling threads allocated for a row
 * @param failures how many calls failed by a deadlock or a lock wait, and were repeated
 * @param done the calls
 */
record Sample(double millis, double bytes, int failures, List<Done> done) {

	private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

	private static final int DEADLOCK = 1213;

	private static final int LOCK_WAIT = 1205;

	private static final int ATTEMPTS = 200;

	static Sample take(Cell cell, Peer peer, List<List<List<Row>>> work) throws Exception {
		List<Callable<Share>> shares = new ArrayList<>();
		for (List<List<Row>> calls : work) {
			List<Peer.Call> prepared = calls.stream().map(peer::prepare).toList();
			shares.add(() -> run(calls, prepared));
		}
		System.gc();
		List<Share> finished = new ArrayList<>();
		double nanos;
		if (shares.size() == 1) {
			long begin = System.nanoTime();
			finished.add(shares.get(0).call());
			nanos = System.nanoTime() - begin;
		}
		else {
			ExecutorService threads = Executors.newFixedThreadPool(shares.size());
			try {
				long begin = System.nanoTime();
				List<Future<Share>> futures = threads.invokeAll(shares);
				nanos = System.nanoTime() - begin;
				for (Future<Share> future : futures) {
					finished.add(future.get());
				}
			}
			finally {
				threads.shutdown();
			}
		}
		return new Sample(nanos / 1e6 / cell.calls(), finished.stream().mapToDouble(Share::bytes).sum() / cell.total(),
				finished.stream().mapToInt(Share::failures).sum(),
				finished.stream().flatMap((share) -> share.done().stream()).toList());
	}

	private static Share run(List<List<Row>> calls, List<Peer.Call> prepared) throws Exception {
		long thread = Thread.currentThread().getId();
		long allocated = THREADS.getThreadAllocatedBytes(thread);
		List<Done> done = new ArrayList<>();
		int failures = 0;
		for (int i = 0; i < prepared.size(); i++) {
			for (int attempt = 1;; attempt++) {
				try {
					done.add(new Done(calls.get(i), prepared.get(i).run()));
					break;
				}
				catch (Exception ex) {
					if (!isOfLocks(ex) || attempt == ATTEMPTS) {
						throw ex;
					}
					failures++;
				}
			}
		}
		return new Share(done, THREADS.getThreadAllocatedBytes(thread) - allocated, failures);
	}

	private static boolean isOfLocks(Exception exception) {
		for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
			if (cause instanceof SQLException failure
					&& (failure.getErrorCode() == DEADLOCK || failure.getErrorCode() == LOCK_WAIT)) {
				return true;
			}
		}
		return false;
	}

	/**
	 * What a thread did.
	 *
	 * @param done its calls
	 * @param bytes what it allocated
	 * @param failures how many calls failed by a deadlock or a lock wait
	 */
	private record Share(List<Done> done, long bytes, int failures) {

	}

}
