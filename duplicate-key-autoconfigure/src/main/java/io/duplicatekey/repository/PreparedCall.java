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
 */
record PreparedCall(GivenRows rows, Result result, EntityUpsert<Object> upsert) {

	/**
	 * Call it. A transaction must run.
	 * @param given the rows, as they were given; a stream is closed
	 * @param arguments the arguments that expressions name
	 */
	@Nullable Object call(@Nullable Object given, Map<String, @Nullable Object> arguments) {
		if (given instanceof BaseStream<?, ?> stream) {
			try (stream) {
				return write(this.rows.iterator(stream), arguments);
			}
		}
		return write(this.rows.iterator(given), arguments);
	}

	private @Nullable Object write(Iterator<Object> entities, Map<String, @Nullable Object> arguments) {
		return entities.hasNext() ? this.result.of(this.upsert, entities, arguments) : this.result.ofNone();
	}

	/**
	 * Whether it can be told, without a transaction, that there is nothing to do.
	 */
	boolean isNothing(@Nullable Object given) {
		return this.rows.areKnownEmpty(given);
	}

}
