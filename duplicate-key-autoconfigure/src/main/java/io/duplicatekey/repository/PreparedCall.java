package io.duplicatekey.repository;

import java.util.Iterator;
import java.util.Map;
import java.util.stream.BaseStream;

import org.jspecify.annotations.Nullable;

import io.duplicatekey.hibernate.EntityUpsert;

/**
 * An upsert with what it is given and what it returns.
 *
 * @param rows what the rows are given as
 * @param result what it returns
 * @param upsert what it does
 * @param commitEvery after how many rows it commits, 0 for one transaction
 */
record PreparedCall(GivenRows rows, Result result, EntityUpsert<Object> upsert, int commitEvery) {

	/**
	 * Make an attempt. A transaction must run.
	 * @param attempt has the rows, as they were given; a stream is closed
	 * @param arguments the arguments that expressions name
	 */
	@Nullable Object call(UpsertAttempt attempt, Map<String, @Nullable Object> arguments) {
		attempt.begin(this.upsert);
		if (attempt.given() instanceof BaseStream<?, ?> stream) {
			try (stream) {
				return write(this.rows.iterator(stream), arguments, attempt);
			}
		}
		return write(this.rows.iterator(attempt.given()), arguments, attempt);
	}

	private @Nullable Object write(Iterator<Object> entities, Map<String, @Nullable Object> arguments,
			UpsertAttempt attempt) {
		return entities.hasNext() ? this.result.of(this.upsert, entities, arguments, attempt) : this.result.ofNone();
	}

	/**
	 * Whether it can be told, without a transaction, that there is nothing to do.
	 */
	boolean isNothing(@Nullable Object given) {
		return this.rows.areKnownEmpty(given);
	}

}
