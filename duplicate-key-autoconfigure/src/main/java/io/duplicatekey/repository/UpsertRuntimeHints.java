package io.duplicatekey.repository;

import java.lang.reflect.Field;

import org.jspecify.annotations.Nullable;

import org.springframework.aot.hint.BindingReflectionHintsRegistrar;
import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.ReflectionHints;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.data.repository.core.support.RepositoryFactoryBeanSupport;
import org.springframework.util.ReflectionUtils;

import io.duplicatekey.upsert.Assign;
import io.duplicatekey.upsert.Upsert;
import io.duplicatekey.upsert.UpsertResult;
import io.duplicatekey.upsert.Upserted;

/**
 * What a native image has to know of upserts, besides the repositories: the annotations
 * that are read, and results, which applications write as JSON.
 */
public final class UpsertRuntimeHints implements RuntimeHintsRegistrar {

	/**
	 * Create the hints.
	 */
	public UpsertRuntimeHints() {
	}

	@Override
	public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
		ReflectionHints reflection = hints.reflection();
		reflection.registerType(Upsert.class, MemberCategory.INVOKE_DECLARED_METHODS)
			.registerType(Assign.class, MemberCategory.INVOKE_DECLARED_METHODS);
		new BindingReflectionHintsRegistrar().registerReflectionHints(reflection, UpsertResult.class, Upserted.class);
		Field fragments = ReflectionUtils.findField(RepositoryFactoryBeanSupport.class,
				UpsertRepositoryPostProcessor.REPLACED_FRAGMENTS);
		if (fragments != null) {
			reflection.registerField(fragments);
		}
	}

}
