package io.duplicatekey.batch.app;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Where the job ends its virtual machine, without a word to anybody, as a loss of power
 * would: {@code -Dinterruption=READ:700} at the 700th row that this process reads,
 * {@code -Dinterruption=WRITTEN:3} when the third chunk is written and not yet committed.
 */
public enum Interruption {

	/**
	 * Rows that were read.
	 */
	READ,

	/**
	 * Chunks that were written.
	 */
	WRITTEN;

	/**
	 * What the process ends with.
	 */
	public static final int STATUS = 99;

	private static final String WANTED = System.getProperty("interruption", "");

	private final AtomicInteger count = new AtomicInteger();

	/**
	 * Count one more, and perhaps end here.
	 */
	void happened() {
		if (WANTED.equals(name() + ":" + this.count.incrementAndGet())) {
			Runtime.getRuntime().halt(STATUS);
		}
	}

}
