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
		try {
			TransactionTemplate transaction = new TransactionTemplate(this.transactionManager.get());
			transaction.setPropagationBehavior(
					within ? TransactionDefinition.PROPAGATION_MANDATORY : TransactionDefinition.PROPAGATION_REQUIRED);
			return transaction.execute((status) -> action.get());
		}
		catch (IllegalTransactionStateException ex) {
			throw within ? new InvalidDataAccessApiUsageException(
					"An upsert that joins transactions only found none of " + this.transactionManager.get()
							+ ": use this transaction manager for the transaction around it. In a step of Spring Batch, hand it "
							+ "to the step",
					ex) : ex;
		}
		catch (RuntimeException ex) {
			throw DataAccessUtils.translateIfNecessary(ex, translator());
		}
	}

	private PersistenceExceptionTranslator translator() {
		PersistenceExceptionTranslator dialect = (this.factory instanceof EntityManagerFactoryInfo info)
				? info.getJpaDialect() : null;
		return (dialect != null) ? dialect : EntityManagerFactoryUtils::convertJpaAccessExceptionIfPossible;
	}

}
