package io.duplicatekey.aspect;

import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;

import javax.sql.DataSource;

import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
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
	 * method wanted to throw, whatever its cause, and so is one of Spring's outside of
	 * data access, such as a {@code ResponseStatusException}.
	 */
	private static final List<String> REPORTERS = List.of("java.sql.", "jakarta.persistence.", "org.hibernate.",
			"org.springframework.dao.", "org.springframework.jdbc.", "org.springframework.orm.",
			"org.springframework.transaction.", "org.springframework.data.", "org.apache.ibatis.", "org.mybatis.",
			"org.jooq.", "org.jdbi.", "java.lang.reflect.UndeclaredThrowableException");

	private static final Log logger = LogFactory.getLog(OnDuplicateKeyInterceptor.class);

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
			throw (duplicate != null) ? declaredFor(duplicate, invocation) : ex;
		}
	}

	private RuntimeException declaredFor(DuplicateEntryException duplicate, MethodInvocation invocation) {
		// Not AopUtils.getTargetClass: for a repository that is Spring Data's own class,
		// and the declarations are on the interface.
		Object target = invocation.getThis();
		Class<?> targetClass = (target != null) ? target.getClass() : invocation.getMethod().getDeclaringClass();
		try {
			RuntimeException declared = this.rules.map(duplicate, invocation.getMethod(), targetClass);
			return (declared != null) ? declared : duplicate;
		}
		catch (RuntimeException ex) {
			logger.warn("@OnDuplicateKey on " + invocation.getMethod() + " failed; throwing "
					+ duplicate.getClass().getSimpleName() + " instead", ex);
			duplicate.addSuppressed(ex);
			return duplicate;
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
		try {
			return this.translator.get().translate(ex, null, this.dataSources);
		}
		catch (RuntimeException broken) {
			// For instance a bean that cannot be made any more, because the application
			// ends.
			logger.warn("Could not tell whether an error is a duplicate key", broken);
			ex.addSuppressed(broken);
			return null;
		}
	}

}
