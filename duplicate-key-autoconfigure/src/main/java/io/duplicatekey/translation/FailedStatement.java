package io.duplicatekey.translation;

import org.hibernate.JDBCException;
import org.jspecify.annotations.Nullable;

import org.springframework.util.ClassUtils;

import io.duplicatekey.mysql.FailedRows;

/**
 * The statement that an exception in a chain of causes carries, if one does.
 * <p>
 * Most exceptions of Hibernate's have it as a property. Those of Spring, jOOQ and MyBatis
 * have it only in their message, between fixed words and the message of their cause. Both
 * ends are held against the whole message here, so that a value inside the cause's
 * message cannot pass for a statement. Our own upserts attach it to the driver's
 * exception.
 */
final class FailedStatement {

	private static final boolean HIBERNATE_PRESENT = ClassUtils.isPresent("org.hibernate.JDBCException",
			FailedStatement.class.getClassLoader());

	/**
	 * What Hibernate 6 says for the statement of a native query.
	 */
	private static final String NOT_AVAILABLE = "n/a";

	private FailedStatement() {
	}

	static @Nullable String of(Throwable failure) {
		FailedRows marked = Causes.first(failure, FailedRows::of);
		return (marked != null) ? marked.sql() : ofExceptions(failure);
	}

	private static @Nullable String ofExceptions(Throwable failure) {
		return Causes.first(failure, (cause) -> {
			String sql = (HIBERNATE_PRESENT && cause instanceof JDBCException ex) ? ex.getSQL() : null;
			return (sql != null && !sql.equals(NOT_AVAILABLE)) ? sql : inMessage(cause);
		});
	}

	private static @Nullable String inMessage(Throwable exception) {
		String message = exception.getMessage();
		Throwable cause = exception.getCause();
		if (message == null || cause == null) {
			return null;
		}
		String type = exception.getClass().getName();
		if (type.startsWith("org.springframework.dao.") || type.startsWith("org.springframework.jdbc.")) {
			// "StatementCallback; SQL [...]; " and the cause's message
			return between(message, message.indexOf("; SQL ["), "; SQL [", "]; " + cause.getMessage());
		}
		if (type.startsWith("org.hibernate.exception.")) {
			// Of a native query in Hibernate 6: "JDBC exception executing SQL
			// [...]", then the cause's message and "n/a" for the property.
			String prefix = "JDBC exception executing SQL [";
			return between(message, message.startsWith(prefix) ? 0 : -1, prefix,
					"] [" + cause.getMessage() + "] [" + NOT_AVAILABLE + "]");
		}
		if (type.startsWith("org.jooq.exception.")) {
			// "SQL [...]; " and the cause's message
			return between(message, message.startsWith("SQL [") ? 0 : -1, "SQL [", "]; " + cause.getMessage());
		}
		if (type.startsWith("org.apache.ibatis.")) {
			// Lines, of which the last two are "### SQL: ..." without line breaks and the
			// cause; the first one has the cause's message too.
			String last = "\n### Cause: " + cause;
			int end = message.endsWith(last) ? message.length() - last.length() : 0;
			return between(message, message.lastIndexOf("\n### SQL: ", end), "\n### SQL: ", last);
		}
		return null;
	}

	private static @Nullable String between(String message, int start, String prefix, String suffix) {
		int end = message.length() - suffix.length();
		return (start >= 0 && start + prefix.length() <= end && message.endsWith(suffix))
				? message.substring(start + prefix.length(), end) : null;
	}

}
