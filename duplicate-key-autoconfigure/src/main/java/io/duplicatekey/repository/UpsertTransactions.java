package io.duplicatekey.repository;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.transaction.InvalidIsolationLevelException;
import org.springframework.transaction.TransactionDefinition;

import io.duplicatekey.hibernate.GivenState;
import io.duplicatekey.jdbc.BinaryLog;
import io.duplicatekey.jdbc.CallPart;
import io.duplicatekey.jdbc.UpsertRetry;
import io.duplicatekey.repository.UpsertAttempt.Isolation;
import io.duplicatekey.upsert.OnDuplicate;

/**
 * Transactions that upserts have of their own: at which isolation they run, and whether
 * they are tried again. One per persistence unit; what it learns of the server it
 * remembers.
 */
final class UpsertTransactions {

	/**
	 * From how many rows on the two statements that set the isolation do not count.
	 */
	static final int BULK = 1000;

	private final UpsertRetry retry;

	private volatile Isolation bulk;

	/**
	 * Create it.
	 * @param retry when to try again
	 * @param bulkAtReadCommitted whether calls with many rows run at READ COMMITTED
	 */
	UpsertTransactions(UpsertRetry retry, boolean bulkAtReadCommitted) {
		this.retry = retry;
		this.bulk = bulkAtReadCommitted ? Isolation.READ_COMMITTED_IF_ALLOWED : Isolation.DEFAULT;
	}

	/**
	 * Write rows in one transaction, again if need be and possible.
	 * @param call the call
	 * @param given the rows
	 * @param part where they stand in the call
	 * @param bulk whether they are many
	 */
	<X extends Throwable> @Nullable Object run(OwnCall<X> call, @Nullable Object given, CallPart part, boolean bulk)
			throws X {
		Collection<?> repeatable = (this.retry.isOn() && call.alone()) ? repeatable(given, call) : null;
		GivenState state = (repeatable != null)
				? call.call().upsert().remember(repeatable, call.call().result().isRead()) : null;
		return this.retry.run((again) -> {
			if (again) {
				call.report().retried();
			}
			if (again && state != null) {
				state.restore();
			}
			return attempt(call, given, part, bulk ? isolation(call) : Isolation.DEFAULT, state);
		}, (ex) -> state != null && call.transaction().rollbackOn(ex));
	}

	private <X extends Throwable> @Nullable Object attempt(OwnCall<X> call, @Nullable Object given, CallPart part,
			Isolation isolation, @Nullable GivenState state) throws X {
		UpsertAttempt attempt = new UpsertAttempt(given, part, isolation);
		try {
			Object result = attempt.make(call.trial(), call.report());
			if (isolation == Isolation.READ_COMMITTED_IF_ALLOWED) {
				this.bulk = Isolation.READ_COMMITTED;
			}
			return result;
		}
		catch (RuntimeException ex) {
			if (!isolationIsRefused(attempt, ex)) {
				throw ex;
			}
			this.bulk = Isolation.DEFAULT;
			if (attempt.isBegun()) {
				if (state == null) {
					throw ex;
				}
				state.restore();
			}
			return attempt(call, given, part, Isolation.DEFAULT, state);
		}
	}

	/**
	 * By the transaction manager, as JTA's does, or by the server.
	 */
	private static boolean isolationIsRefused(UpsertAttempt attempt, RuntimeException failure) {
		return attempt.isReadCommitted() && (attempt.isBegun() ? BinaryLog.hasRefused(failure)
				: failure instanceof InvalidIsolationLevelException);
	}

	/**
	 * All that upserts read they read as it is now, so that nothing else is stored at
	 * READ COMMITTED; but to leave a row out because another is there takes locks on gaps
	 * that it does not have. A context that holds entities is no place to try it out.
	 */
	private Isolation isolation(OwnCall<?> call) {
		TransactionDefinition declared = call.transaction();
		return (declared.getIsolationLevel() == TransactionDefinition.ISOLATION_DEFAULT
				&& declared.getPropagationBehavior() == TransactionDefinition.PROPAGATION_REQUIRED
				&& call.call().upsert().definition().onDuplicate() != OnDuplicate.IF_ABSENT
				&& (call.alone() || this.bulk != Isolation.READ_COMMITTED_IF_ALLOWED)) ? this.bulk : Isolation.DEFAULT;
	}

	/**
	 * Whether rows are many, or may be.
	 */
	static boolean isBulk(OwnCall<?> call, @Nullable Object given) {
		Collection<?> known = repeatable(given, call);
		return known == null || known.size() >= BULK;
	}

	/**
	 * The rows, if they can be given twice. An {@code Iterable} that is no collection can
	 * be one that has an iterator once, or makes other rows each time.
	 */
	private static @Nullable Collection<?> repeatable(@Nullable Object given, OwnCall<?> call) {
		if (call.call().rows().single()) {
			return (given != null) ? List.of(given) : List.of();
		}
		if (given instanceof Object[] array) {
			return Arrays.asList(array);
		}
		return (given instanceof Collection<?> collection) ? collection : null;
	}

}
