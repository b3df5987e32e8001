package io.duplicatekey.repository;

import java.util.function.Supplier;

import jakarta.persistence.EntityManagerFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.dao.support.DataAccessUtils;
import org.springframework.dao.support.PersistenceExceptionTranslator;
import org.springframework.orm.jpa.EntityManagerFactoryInfo;
import org.springframework.orm.jpa.EntityManagerFactoryUtils;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

import io.duplicatekey.hibernate.EntityUpserts;

/**
 * Where entities are upserted without a repository: what a repository has around it is
 * here too.
 *
 * @param factory the persistence unit
 * @param upserts its upserts
 * @param transactionManager finds the transaction manager
 */
record PersistenceUnit(EntityManagerFactory factory, EntityUpserts upserts,
		Supplier<PlatformTransactionManager> transactionManager) {

	/**
	 * Do something in the running transaction, or in one of its own unless it has to be
	 * within one, and throw what Spring Data would.
	 */
	<R extends @Nullable Object> R inTransaction(boolean within, Supplier<R> action) {
		PlatformTransactionManager manager = this.transactionManager.get();
		try {
			return within ? within(manager, action)
					: new TransactionTemplate(manager).execute((status) -> action.get());
		}
		catch (RuntimeException ex) {
			throw DataAccessUtils.translateIfNecessary(ex, translator());
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
					"An upsert that only joins transactions found none of the " + "transaction manager " + manager
							+ ": begin it with that one. A step of Spring Batch has to be " + "given it",
					ex);
		}
	}

	private PersistenceExceptionTranslator translator() {
		PersistenceExceptionTranslator dialect = (this.factory instanceof EntityManagerFactoryInfo info)
				? info.getJpaDialect() : null;
		return (dialect != null) ? dialect : EntityManagerFactoryUtils::convertJpaAccessExceptionIfPossible;
	}

}
