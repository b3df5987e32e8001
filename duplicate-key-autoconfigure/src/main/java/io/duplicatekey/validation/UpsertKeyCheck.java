package io.duplicatekey.validation;

import java.util.function.Consumer;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.core.NestedExceptionUtils;

import io.duplicatekey.InvalidDeclarationException;
import io.duplicatekey.repository.UpsertRepositoryPostProcessor;
import io.duplicatekey.schema.KnownTables;

/**
 * Checks the keys of all {@code @Upsert} methods, each of which otherwise is checked at
 * its first call.
 */
public final class UpsertKeyCheck implements DeclarationCheck {

	private final ListableBeanFactory beanFactory;

	private final UpsertRepositoryPostProcessor repositories;

	/**
	 * Create the check.
	 * @param beanFactory has the repositories
	 * @param repositories knows which of them have upserts
	 */
	public UpsertKeyCheck(ListableBeanFactory beanFactory, UpsertRepositoryPostProcessor repositories) {
		this.beanFactory = beanFactory;
		this.repositories = repositories;
	}

	@Override
	public void check(KnownTables tables, Consumer<InvalidDeclarationException> wrong) {
		try {
			this.repositories.validateKeys(this.beanFactory, tables, wrong);
		}
		catch (RuntimeException ex) {
			Throwable cause = NestedExceptionUtils.getMostSpecificCause(ex);
			wrong
				.accept((cause instanceof InvalidDeclarationException declaration) ? declaration : notAsked(ex, cause));
		}
	}

	private static InvalidDeclarationException notAsked(RuntimeException failure, Throwable cause) {
		InvalidDeclarationException notAsked = new InvalidDeclarationException(
				"The keys of @Upsert methods could not all be checked: " + cause.getMessage(),
				"They are checked when they are first used, too.");
		notAsked.initCause(failure);
		return notAsked;
	}

}
