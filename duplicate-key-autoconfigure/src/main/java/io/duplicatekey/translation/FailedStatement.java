package io.duplicatekey.translation;

import org.hibernate.JDBCException;
import org.jspecify.annotations.Nullable;

import org.springframework.util.ClassUtils;

/**
 * The statement that an exception in a chain of causes carries, if one does.
 */
final class FailedStatement {

	private static final boolean HIBERNATE_PRESENT = ClassUtils.isPresent("org.hibernate.JDBCException",
			FailedStatement.class.getClassLoader());

	private static final int MAX_DEPTH = 50;

	private FailedStatement() {
	}

	static @Nullable String of(Throwable failure) {
		if (!HIBERNATE_PRESENT) {
			return null;
		}
		Throwable current = failure;
		for (int depth = 0; current != null && depth < MAX_DEPTH; depth++) {
			if (current instanceof JDBCException ex) {
				return ex.getSQL();
			}
			current = current.getCause();
		}
		return null;
	}

}
