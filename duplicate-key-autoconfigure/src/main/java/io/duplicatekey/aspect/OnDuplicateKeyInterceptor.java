package io.duplicatekey.aspect;

import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;

import javax.sql.DataSource;

import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;

import io.duplicatekey.DuplicateEntryException;
import io.duplicatekey.translation.DuplicateKeyTranslator;

/**
 * Catches what leaves an advised method, makes a typed duplicate of it where it is one,
 * and then applies the method's declarations.
 */
final class OnDuplicateKeyInterceptor implements MethodInterceptor {

	/**
	 * Whose exceptions only report what the database said, so that nothing is lost when a
	 * typed one takes their place. An exception of the application's own is what the
	 * method wanted to throw, whatever its cause.
	 */
	private static final List<String> REPORTERS = List.of("java.sql.", "jakarta.persistence.", "org.hibernate.",
			"org.springframework.", "org.apache.ibatis.", "org.mybatis.", "org.jooq.", "org.jdbi.",
			"java.lang.reflect.UndeclaredThrowableException");

	private final OnDuplicateKeyRules rules;

	private final Supplier<DuplicateKeyTranslator> translator;

	private final Supplier<? extends Collection<DataSource>> dataSources;

	OnDuplicateKeyInterceptor(OnDuplicateKeyRules rules, Supplier<DuplicateKeyTranslator> translator,
			Supplier<? extends Collection<DataSource>> dataSources) {
		this.rules = rules;
		this.translator = translator;
		this.dataSources = dataSources;
	}

	@Override
	public @Nullable Object invoke(MethodInvocation invocation) throws Throwable {
		try {
			return invocation.proceed();
		}
		catch (RuntimeException | SQLException ex) {
			DuplicateEntryException duplicate = duplicateIn(ex);
			if (duplicate == null) {
				throw ex;
			}
			// Not AopUtils.getTargetClass: for a repository that is Spring Data's own
			// class,
			// and the declarations are on the interface.
			Object target = invocation.getThis();
			Class<?> targetClass = (target != null) ? target.getClass() : invocation.getMethod().getDeclaringClass();
			RuntimeException declared = this.rules.map(duplicate, invocation.getMethod(), targetClass);
			throw (declared != null) ? declared : duplicate;
		}
	}

	private @Nullable DuplicateEntryException duplicateIn(Exception ex) {
		if (ex instanceof DuplicateEntryException duplicate) {
			return duplicate;
		}
		String name = ex.getClass().getName();
		if (REPORTERS.stream().noneMatch(name::startsWith)) {
			return null;
		}
		return this.translator.get().translate(ex, null, this.dataSources.get());
	}

}
