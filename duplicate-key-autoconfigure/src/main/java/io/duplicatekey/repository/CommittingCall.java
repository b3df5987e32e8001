package io.duplicatekey.repository;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.BaseStream;

import org.jspecify.annotations.Nullable;

import io.duplicatekey.jdbc.CallPart;
import io.duplicatekey.upsert.PartialUpsertException;
import io.duplicatekey.upsert.UpsertResult;

/**
 * Writes the rows of a call in several transactions. Rows are taken before each begins,
 * so that it is short, can be tried again, and their source can have the connection.
 *
 * @param <X> what an attempt can throw besides
 */
final class CommittingCall<X extends Throwable> {

	private final OwnCall<X> call;

	private final UpsertTransactions transactions;

	private long committed;

	private @Nullable UpsertResult written;

	private UpsertResult totals = new UpsertResult(0, 0, 0, List.of());

	CommittingCall(OwnCall<X> call, UpsertTransactions transactions) {
		this.call = call;
		this.transactions = transactions;
	}

	@Nullable Object run(@Nullable Object given) throws X {
		try {
			writeAll(given);
			this.call.watch().end(true);
			return this.call.call().result().of(this.totals);
		}
		catch (RuntimeException ex) {
			RuntimeException failure = this.call.translation().apply(ex);
			if (this.committed == 0) {
				throw failure;
			}
			throw new PartialUpsertException(this.call.call().rows().where(), this.committed, this.totals, failure);
		}
	}

	private void writeAll(@Nullable Object given) throws X {
		if (given instanceof BaseStream<?, ?> stream) {
			try (stream) {
				write(this.call.call().rows().iterator(stream));
			}
		}
		else {
			write(this.call.call().rows().iterator(given));
		}
	}

	private void write(Iterator<Object> rows) throws X {
		int most = this.call.call().commitEvery();
		while (rows.hasNext()) {
			List<Object> chunk = new ArrayList<>(Math.min(most, UpsertTransactions.BULK));
			while (chunk.size() < most && rows.hasNext()) {
				chunk.add(rows.next());
			}
			write(chunk);
		}
	}

	private void write(List<Object> chunk) throws X {
		OwnCall<X> counted = new OwnCall<>(this.call.call(), this.call.transaction(), this.call.watch(),
				this.call.report(), this.call.translation(), (attempt) -> {
					Object result = this.call.trial().make(attempt);
					this.written = attempt.totals();
					return result;
				}, this.call.alone());
		this.transactions.run(counted, chunk, new CallPart(this.committed, this.call.watch()),
				this.call.call().commitEvery() >= UpsertTransactions.BULK);
		this.totals = (this.written != null) ? this.totals.plus(this.written) : this.totals;
		this.committed += chunk.size();
		this.call.watch().committed(this.committed);
	}

}
