package io.duplicatekey.repository;

import java.lang.reflect.Method;

import org.jspecify.annotations.Nullable;

import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.interceptor.DelegatingTransactionAttribute;
import org.springframework.transaction.interceptor.TransactionAttribute;
import org.springframework.transaction.interceptor.TransactionAttributeSource;

/**
 * The transactions of a repository's methods: as declared, at another isolation where an
 * attempt asks for it.
 */
final class AttemptTransactions implements TransactionAttributeSource {

	private final TransactionAttributeSource declared;

	AttemptTransactions(TransactionAttributeSource declared) {
		this.declared = declared;
	}

	@Override
	public boolean isCandidateClass(Class<?> targetClass) {
		return this.declared.isCandidateClass(targetClass);
	}

	@Override
	public @Nullable TransactionAttribute getTransactionAttribute(Method method, @Nullable Class<?> targetClass) {
		TransactionAttribute attribute = this.declared.getTransactionAttribute(method, targetClass);
		UpsertAttempt attempt = UpsertAttempt.current();
		return (attribute != null && attempt != null && attempt.isReadCommitted()) ? new ReadCommitted(attribute)
				: attribute;
	}

	private static final class ReadCommitted extends DelegatingTransactionAttribute {

		private static final long serialVersionUID = 1L;

		ReadCommitted(TransactionAttribute attribute) {
			super(attribute);
		}

		@Override
		public int getIsolationLevel() {
			return TransactionDefinition.ISOLATION_READ_COMMITTED;
		}

	}

}
