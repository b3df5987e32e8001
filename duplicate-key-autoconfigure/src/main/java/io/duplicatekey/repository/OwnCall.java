package io.duplicatekey.repository;

import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.interceptor.TransactionAttribute;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import io.duplicatekey.jdbc.CallPart;
import io.duplicatekey.jdbc.ProgressWatch;
import io.duplicatekey.jdbc.UpsertReport;

/**
 * A call that has its transactions for itself.
 *
 * @param <X> what an attempt can throw besides
 * @param call what it does
 * @param transaction what its transactions are to be
 * @param watch follows it
 * @param report is told what it did
 * @param translation translates what the rows or their source throw outside of an attempt
 * @param trial makes an attempt, in a transaction
 * @param alone whether the persistence context has nothing from before, which would be
 * gone after an attempt that failed
 */
record OwnCall<X extends Throwable>(PreparedCall call, TransactionAttribute transaction, ProgressWatch watch,
		UpsertReport report, UnaryOperator<RuntimeException> translation, Trial<X> trial, boolean alone) {

	/**
	 * Whether a call that begins now has a transaction for itself.
	 * @param declared what it asks for
	 */
	static boolean isPossible(TransactionDefinition declared) {
		return isBegunBy(declared.getPropagationBehavior())
				&& !TransactionSynchronizationManager.isActualTransactionActive();
	}

	/**
	 * Whether there is a transaction in any case, and none of somebody else's is needed.
	 */
	static boolean isBegunBy(int propagation) {
		return propagation == TransactionDefinition.PROPAGATION_REQUIRED
				|| propagation == TransactionDefinition.PROPAGATION_REQUIRES_NEW
				|| propagation == TransactionDefinition.PROPAGATION_NESTED;
	}

	/**
	 * Write all rows in one transaction.
	 * @param given the rows
	 */
	@Nullable Object run(@Nullable Object given, UpsertTransactions transactions) throws X {
		Object result = transactions.run(this, given, new CallPart(0, this.watch),
				UpsertTransactions.isBulk(this, given));
		this.watch.end(true);
		return result;
	}

	/**
	 * Makes an attempt.
	 *
	 * @param <X> what it can throw besides
	 */
	interface Trial<X extends Throwable> {

		@Nullable Object make(UpsertAttempt attempt) throws X;

	}

}
