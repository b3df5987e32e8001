package io.duplicatekey.jdbc;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import io.duplicatekey.upsert.UpsertProgress;

/**
 * Follows a call: tells a listener about once a second, and logs a line every ten.
 */
public final class ProgressWatch implements LongConsumer {

	private static final Log logger = LogFactory.getLog(UpsertExecutor.class);

	private static final long TELL_EVERY = Duration.ofSeconds(1).toNanos();

	private static final long LOG_EVERY = Duration.ofSeconds(10).toNanos();

	private final String where;

	private final @Nullable Consumer<UpsertProgress> listener;

	private final LongSupplier clock;

	private final long start;

	private long told;

	private long logged;

	private long rows;

	private long committed;

	/**
	 * Begin to follow a call.
	 * @param where the upsert, for the log
	 * @param listener is told, {@code null} for nobody
	 */
	public ProgressWatch(String where, @Nullable Consumer<UpsertProgress> listener) {
		this(where, listener, System::nanoTime);
	}

	ProgressWatch(String where, @Nullable Consumer<UpsertProgress> listener, LongSupplier clock) {
		this.where = where;
		this.listener = listener;
		this.clock = clock;
		this.start = clock.getAsLong();
		this.told = this.start;
		this.logged = this.start;
	}

	/**
	 * A statement was executed.
	 * @param rows how many rows of the call are written now
	 */
	@Override
	public void accept(long rows) {
		this.rows = rows;
		look();
	}

	/**
	 * Rows were committed.
	 * @param rows how many rows of the call are now
	 */
	public void committed(long rows) {
		this.committed = rows;
		look();
	}

	private void look() {
		long now = this.clock.getAsLong();
		if (now - this.told >= TELL_EVERY) {
			this.told = now;
			tell(now);
		}
		if (now - this.logged >= LOG_EVERY) {
			this.logged = now;
			log(now);
		}
	}

	/**
	 * The call has ended well: tell it, and log it if it took long.
	 * @param own whether the transaction was its own, so that all rows are committed
	 */
	public void end(boolean own) {
		long now = this.clock.getAsLong();
		this.committed = own ? this.rows : this.committed;
		if (this.logged != this.start) {
			log(now);
		}
		tell(now);
	}

	private void tell(long now) {
		if (this.listener != null) {
			this.listener.accept(progress(now));
		}
	}

	private void log(long now) {
		if (logger.isInfoEnabled()) {
			UpsertProgress progress = progress(now);
			logger.info("%s: %d rows, %.0f rows/s, %d committed".formatted(this.where, progress.rows(),
					progress.rowsPerSecond(), progress.committed()));
		}
	}

	private UpsertProgress progress(long now) {
		return new UpsertProgress(this.rows, this.committed, Duration.ofNanos(now - this.start));
	}

}
