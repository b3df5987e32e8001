package io.duplicatekey.repository;

import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationContextAware;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextRefreshedEvent;

/**
 * Checks the keys of all {@code @Upsert} methods against the database once the
 * application context is complete, and stops the start if one cannot work. Without it
 * each is checked at its first call.
 */
public final class UpsertKeyValidation implements ApplicationListener<ContextRefreshedEvent>, ApplicationContextAware {

	private final UpsertRepositoryPostProcessor repositories;

	private @Nullable ApplicationContext applicationContext;

	/**
	 * Create the validation.
	 * @param repositories knows the repositories that have upserts
	 */
	public UpsertKeyValidation(UpsertRepositoryPostProcessor repositories) {
		this.repositories = repositories;
	}

	@Override
	public void setApplicationContext(ApplicationContext applicationContext) {
		this.applicationContext = applicationContext;
	}

	@Override
	public void onApplicationEvent(ContextRefreshedEvent event) {
		// A child's event arrives here too.
		if (event.getApplicationContext().equals(this.applicationContext)) {
			this.repositories.validateKeys(event.getApplicationContext());
		}
	}

}
