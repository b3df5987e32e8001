package io.duplicatekey.repository;

import java.util.function.Consumer;
import java.util.function.Supplier;

import jakarta.persistence.EntityManagerFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.dao.support.DataAccessUtils;
import org.springframework.dao.support.PersistenceExceptionTranslator;
import org.springframework.orm.jpa.EntityManagerFactoryInfo;
import org.springframework.orm.jpa.EntityManagerFactoryUtils;
import org.springframework.orm.jpa.EntityManagerHolder;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.interceptor.TransactionAttribute;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

import io.duplicatekey.hibernate.EntityUpserts;
import io.duplicatekey.jdbc.CallPart;
import io.duplicatekey.jdbc.ProgressWatch;
import io.duplicatekey.jdbc.UpsertReport;
import io.duplicatekey.observation.UpsertObservations;
import io.duplicatekey.repository.OwnCall.Trial;
import io.duplicatekey.repository.UpsertAttempt.Isolation;
import io.duplicatekey.upsert.UpsertProgress;

/**
 * Where entities are upserted without a repository: what a repository has around it is
 * here too.
 *
 * @param factory the persistence unit
 * @param upserts its upserts
 * @param transactionManager finds the transaction manager
 * @param observations observes calls
 * @param transactions how transactions are that upserts have for themselves
 */
record PersistenceUnit(EntityManagerFactory factory, EntityUpserts upserts,
		Supplier<PlatformTransactionManager> transactionManager, UpsertObservations observations,
		UpsertTransactions transactions) {

	/**
	 * Run a call: in the running transaction, or in those that it has for itself.
	 * @param name what is called, for who observes it
	 * @param call what it does
	 * @param given the rows
	 * @param transaction what its own transaction is to be, {@code null} for none
	 * @param listener is told of the progress
	 * @param trial makes an attempt
	 */
	<X extends Throwable> @Nullable Object run(String name, PreparedCall call, @Nullable Object given,
			@Nullable TransactionAttribute transaction, @Nullable Consumer<UpsertProgress> listener, Trial<X> trial)
			throws X {
		UpsertReport report = new UpsertReport();
		return this.observations.observe(name, call.rows().entityType(), report,
				() -> run(call, given, transaction, listener, trial, report));
	}

	private <X extends Throwable> @Nullable Object run(PreparedCall call, @Nullable Object given,
			@Nullable TransactionAttribute transaction, @Nullable Consumer<UpsertProgress> listener, Trial<X> trial,
			UpsertReport report) throws X {
		ProgressWatch watch = new ProgressWatch(call.rows().where(), listener);
		if (transaction != null && OwnCall.isPossible(transaction)) {
			OwnCall<X> own = new OwnCall<>(call, transaction, watch, report, this::translated, trial, isContextEmpty());
			return (call.commitEvery() > 0) ? new CommittingCall<>(own, this.transactions).run(given)
					: own.run(given, this.transactions);
		}
		CommitEvery.checkNotJoining(call);
		Object result = new UpsertAttempt(given, new CallPart(0, watch), Isolation.DEFAULT).make(trial, report);
		watch.end(false);
		return result;
	}

	/**
	 * One that was open before, as during a web request, is cleared where a transaction
	 * is rolled back.
	 */
	private boolean isContextEmpty() {
		return !(TransactionSynchronizationManager.getResource(this.factory) instanceof EntityManagerHolder open)
				|| this.upserts.isEmpty(open.getEntityManager());
	}

	/**
	 * Do something in the running transaction, or in one of its own, and throw what
	 * Spring Data would.
	 */
	<R extends @Nullable Object> R inTransaction(Supplier<R> action) {
		return inTransaction(TransactionDefinition.ISOLATION_DEFAULT, action);
	}

	/**
	 * Do the same at an isolation, if the transaction is its own.
	 */
	<R extends @Nullable Object> R inTransaction(int isolation, Supplier<R> action) {
		TransactionTemplate transaction = new TransactionTemplate(this.transactionManager.get());
		transaction.setIsolationLevel(isolation);
		try {
			return transaction.execute((status) -> action.get());
		}
		catch (RuntimeException ex) {
			throw translated(ex);
		}
	}

	/**
	 * Do the same in the running transaction, and nowhere else.
	 */
	<R extends @Nullable Object> R withinTransaction(Supplier<R> action) {
		try {
			return within(this.transactionManager.get(), action);
		}
		catch (RuntimeException ex) {
			throw translated(ex);
		}
	}

	private static <R extends @Nullable Object> R within(PlatformTransactionManager manager, Supplier<R> action) {
		TransactionTemplate transaction = new TransactionTemplate(manager);
		transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_MANDATORY);
		try {
			return transaction.execute((status) -> {
				if (status.isRollbackOnly()) {
					// Who repeats the call in the same transaction would lose rows.
					throw new InvalidDataAccessApiUsageException("The running transaction will be rolled back, because "
							+ "something in it has failed: repeat all of it in a new one");
				}
				return action.get();
			});
		}
		catch (IllegalTransactionStateException ex) {
			throw new InvalidDataAccessApiUsageException(
					"An upsert that only joins transactions found none of the transaction manager " + manager
							+ ": begin it with that one. A step of Spring Batch has to be given it",
					ex);
		}
	}

	private RuntimeException translated(RuntimeException failure) {
		return DataAccessUtils.translateIfNecessary(failure, translator());
	}

	private PersistenceExceptionTranslator translator() {
		PersistenceExceptionTranslator dialect = (this.factory instanceof EntityManagerFactoryInfo info)
				? info.getJpaDialect() : null;
		return (dialect != null) ? dialect : EntityManagerFactoryUtils::convertJpaAccessExceptionIfPossible;
	}

}
