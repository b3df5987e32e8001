package io.duplicatekey.test;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessException;

import io.duplicatekey.mysql.DuplicateKeyError;

/**
 * Says of an exception that is no typed duplicate why it is not. Only classes and error
 * codes: the messages contain values, and whoever wants them has the cause.
 */
final class UntypedFailure {

	private static final int MAX_DEPTH = 20;

	private UntypedFailure() {
	}

	static String explain(Throwable thrown) {
		DuplicateKeyError error = DuplicateKeyError.find(thrown);
		if (error == null) {
			return "%nExpecting a duplicate key, but what was thrown has no error of the server in it that means one:%n  %s"
				.formatted(chain(thrown)) + otherError(thrown);
		}
		return "%nExpecting a typed duplicate key. What was thrown is one (error %d of the server), but not typed:%n  %s%n%s"
			.formatted(error.code(), chain(thrown), reason(thrown));
	}

	private static String reason(Throwable thrown) {
		if (thrown instanceof DataAccessException) {
			return """
					Spring has translated it, and duplicate-key has not. Check that
					- DuplicateKeyAutoConfiguration is part of the context of this test, and neither duplicate-key.enabled
					  nor the property of its part (duplicate-key.translator.enabled, duplicate-key.jpa.enabled) is false;
					- the JdbcTemplate or JdbcClient is a bean: one made with new is translated only in methods with \
					@OnDuplicateKey;
					- there is no SQLExceptionTranslator bean of your own, for which duplicate-key steps aside.""";
		}
		String type = thrown.getClass().getName();
		if (type.startsWith("org.hibernate.") || type.startsWith("jakarta.persistence.")) {
			return "Nothing of Spring has seen it: it left an EntityManager or a session outside of a repository. There, "
					+ "only methods with @OnDuplicateKey translate it, or transactional ones with "
					+ "duplicate-key.aspect.advise-transactional=true.";
		}
		return "No translator of Spring has seen it, as with plain JDBC, MyBatis and jOOQ. There, only methods with "
				+ "@OnDuplicateKey translate it, or transactional ones with "
				+ "duplicate-key.aspect.advise-transactional=true.";
	}

	private static String otherError(Throwable thrown) {
		Throwable root = NestedExceptionUtils.getMostSpecificCause(thrown);
		return (root instanceof SQLException sql)
				? "%nThe error of the server is %d, SQLState %s.".formatted(sql.getErrorCode(), sql.getSQLState()) : "";
	}

	private static String chain(Throwable thrown) {
		List<String> types = new ArrayList<>();
		@Nullable Throwable current = thrown;
		while (current != null && types.size() < MAX_DEPTH) {
			types.add(current.getClass().getName());
			current = current.getCause();
		}
		return String.join("%n  caused by ".formatted(), types);
	}

}
